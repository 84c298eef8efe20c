import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveContract, routeOf } from './contract';
import { answerControl, type ControlTarget } from './control';
import { DelayedTasks } from './delays';
import { dropConnection, logEntryOf, isJson, parseBody, readBody, sendAnswer, sendTruncated } from './exchange';
import { injectFault, type FaultTarget } from './faults/inject';
import { FaultPlan } from './faults/plan';
import { readForm } from './forms';
import type { Answer, ContractViolation, LoggedRequest, ServiceDefinition } from './types';
import { HttpError } from './types';

/** How a service is started. */
export interface ServiceOptions {
	/** 0 (the default) takes any free port. */
	port?: number;
	/** How many requests the log keeps; all by default. */
	logLimit?: number;
}

/** What is the same for every service that runs. */
export interface RunningService {
	/** `http://127.0.0.1:PORT`, no slash at the end. */
	url: string;
	/** Every request that arrived, in order. */
	requests: LoggedRequest[];
	faults: FaultPlan;
	/** Answers of ours that broke the contract: must stay empty. */
	contractViolations: ContractViolation[];
	/** Writes that will land later; those whose client has not given up yet are not counted. */
	readonly pendingWrites: number;
	/** Lets every late write land now. */
	flushPendingWrites: () => Promise<void>;
	/** Empties log, faults and violations, forgets late writes. */
	reset: () => void;
	/** Closes the port, open connections and pending writes. */
	close: () => Promise<void>;
}

/** Serves one service on 127.0.0.1. Rejects when the port is taken. */
export async function startService<State>(
	definition: ServiceDefinition<State>,
	state: State,
	options: ServiceOptions,
	control: ControlTarget,
): Promise<RunningService> {
	const api = await serveContract(definition);
	const requests: LoggedRequest[] = [];
	const contractViolations: ContractViolation[] = [];
	const faults = new FaultPlan();
	const lateWrites = new DelayedTasks();
	const slowAnswers = new DelayedTasks();
	// A client may give up after a reset: what it asked for belongs to the data of before.
	let generation = 0;
	const limit = options.logLimit ?? Infinity;

	const log = (entry: LoggedRequest) => {
		requests.push(entry);
		// Cutting a tenth at a time keeps the cost per request constant.
		if (requests.length > limit * 1.1) requests.splice(0, requests.length - limit);
	};

	const violation = (entry: LoggedRequest, status: number, errors: string[]): Answer => {
		const route = entry.route ?? `${entry.method} ${entry.path}`;
		contractViolations.push({ route, status, errors });
		const message = [`The sandbox broke its own contract on ${route} (${status})`, ...errors];
		return { status: 500, body: { statusCode: 500, message, error: 'Sandbox Contract Violation' } };
	};

	/** Lets a request take effect and gives the proper answer. */
	const run = async (entry: LoggedRequest, body: unknown): Promise<Answer> => {
		const { method, path, rawQuery, headers } = entry;
		try {
			const beside = definition.extraRoutes?.[`${method} ${path}`];
			if (beside) return beside(entry, state);
			const { answer, call, operation } = await api.handle({ method, path, rawQuery, headers, body }, state);
			const errors = answer.offContract ? [] : api.errorsOf(answer, operation);
			if (errors.length > 0) return violation(entry, answer.status, errors);
			return definition.applyQuirks?.(answer, call, state, entry) ?? answer;
		} catch (error) {
			if (error instanceof HttpError) return definition.errorAnswer(error.status, error.messages, state, entry);
			// A path with a broken percent sign, which the router cannot decode.
			if (error instanceof URIError) return definition.errorAnswer(400, 'Bad Request', state);
			return violation(entry, 500, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
		}
	};

	const turnOf = (entry: LoggedRequest, response: ServerResponse, body: unknown, born = generation): FaultTarget => ({
		run: async () => await run(entry, body),
		send: (answer) => {
			if (!response.destroyed) entry.status = answer.status;
			sendAnswer(response, answer);
		},
		sendTruncated: (answer, text) => sendTruncated(response, answer, text),
		dropConnection: () => dropConnection(response),
		runLater: (delayMs) => {
			if (born === generation) lateWrites.schedule(delayMs, async () => await run(entry, body));
		},
		onDisconnect: (callback) => {
			if (response.destroyed) callback();
			else response.once('close', callback);
		},
		sleep: async (delayMs) => await slowAnswers.sleep(delayMs),
		errorAnswer: (status, message) => definition.errorAnswer(status, message, state),
		secrets: () =>
			Object.fromEntries(definition.secretHeaders.map((name) => [name, String(entry.headers[name] ?? '')])),
	});

	const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const bytes = await readBody(request);
		const form = await readForm(bytes, request.headers['content-type']);
		const entry = logEntryOf(request, form ?? parseBody(bytes.toString('utf8')));
		if (entry.path.startsWith('/__sandbox/')) return sendAnswer(response, answerControl(entry, control));
		const operation = api.match(entry.method, entry.path);
		if (operation) entry.route = routeOf(operation);
		else if (definition.extraRoutes?.[`${entry.method} ${entry.path}`]) entry.route = `${entry.method} ${entry.path}`;
		log(entry);
		const turn = turnOf(entry, response, form || isJson(request) ? entry.body : undefined);
		const fault = faults.next(entry);
		if (fault) return await injectFault(fault, turn);
		turn.send(await turn.run());
	};

	const server = createServer((request, response) => {
		// A client that goes away while its request is being read leaves nothing to answer.
		serve(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
	});

	const forgetDelays = () => {
		generation++;
		lateWrites.cancel();
		slowAnswers.cancel();
	};

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		faults,
		contractViolations,
		get pendingWrites() {
			return lateWrites.count;
		},
		flushPendingWrites: async () => await lateWrites.runNow(),
		reset: () => {
			forgetDelays();
			requests.length = 0;
			contractViolations.length = 0;
			faults.clear();
		},
		close: async () => {
			forgetDelays();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}
