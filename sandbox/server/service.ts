import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { routeOf, serveContract } from './contract';
import { answerControl, type ControlTarget } from './control';
import { DelayedTasks } from './delayedTasks';
import { dropConnection, isJson, logEntryOf, parseBody, readBody, sendAnswer, sendTruncated } from './exchange';
import { injectFault, type FaultTarget } from './faults/inject';
import { FaultPlan } from './faults/plan';
import { readForm } from './forms';
import { closeServer, listen } from './listen';
import { HttpError, type Answer, type ContractViolation, type LoggedRequest, type ServiceDefinition } from './types';

/** Options with which a service starts. */
export interface ServiceOptions {
	/** 0 (the default) takes any free port. */
	port?: number;
	/** How many requests the log keeps at least; all by default. */
	logLimit?: number;
}

/** A running service. */
export interface RunningService {
	/** `http://127.0.0.1:PORT`, without a slash at the end. */
	url: string;
	/** The log of all requests, in the order of arrival. */
	requests: LoggedRequest[];
	faults: FaultPlan;
	/** Defects of the sandbox that were found. Tests expect it to be empty. */
	contractViolations: ContractViolation[];
	/** Number of late writes that are scheduled. A `late-write` that waits for its client to disconnect does not count yet. */
	readonly pendingWrites: number;
	/** Runs all late writes that are scheduled. */
	flushPendingWrites: () => Promise<void>;
	/** Empties the log, the faults and the violations, and cancels late writes. */
	reset: () => void;
	/** Closes the port and all connections, and cancels late writes. */
	close: () => Promise<void>;
}

/** Serves a service on 127.0.0.1. Rejects when the port is taken, or a `$ref` of the contract does not resolve. */
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
	// Goes up with every reset. A request that arrived before the reset must not write into the data after it.
	let generation = 0;
	const limit = options.logLimit ?? Infinity;

	const log = (entry: LoggedRequest) => {
		requests.push(entry);
		// Removing the oldest tenth at once, instead of one entry per request, keeps the cost per request constant.
		if (requests.length > limit * 1.1) requests.splice(0, requests.length - limit);
	};

	const violation = (entry: LoggedRequest, status: number, errors: string[]): Answer => {
		const route = entry.route ?? `${entry.method} ${entry.path}`;
		contractViolations.push({ route, status, errors });
		const message = [`The sandbox broke its own contract on ${route} (${status})`, ...errors];
		return { status: 500, body: { statusCode: 500, message, error: 'Sandbox Contract Violation' } };
	};

	/** Processes a request and gives its answer; never rejects. */
	const run = async (entry: LoggedRequest, body: unknown): Promise<Answer> => {
		const { method, path, rawQuery, headers } = entry;
		try {
			const refusal = definition.refuse?.(entry, state);
			if (refusal) return refusal;
			const extraRoute = definition.extraRoutes?.[`${method} ${path}`];
			if (extraRoute) return extraRoute(entry, state);
			const { answer, call, operation } = await api.handle({ method, path, rawQuery, headers, body }, state);
			const errors = answer.offContract ? [] : api.errorsOf(answer, operation);
			if (errors.length > 0) return violation(entry, answer.status, errors);
			return definition.applyQuirks?.(answer, call, state, entry) ?? answer;
		} catch (error) {
			if (error instanceof HttpError) {
				if (error.body !== undefined) return { status: error.status, body: error.body };
				return definition.errorAnswer(error.status, error.messages, state, entry);
			}
			// The router throws a URIError for a path with a malformed percent-encoding.
			if (error instanceof URIError) return definition.errorAnswer(400, 'Bad Request', state);
			return violation(entry, 500, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
		}
	};

	const targetOf = (entry: LoggedRequest, response: ServerResponse, body: unknown): FaultTarget => {
		const generationOnArrival = generation;
		return {
			run: async () => await run(entry, body),
			send: (answer) => {
				if (!response.destroyed) entry.status = answer.status;
				sendAnswer(response, answer);
			},
			sendTruncated: (answer, start) => sendTruncated(response, answer, start),
			dropConnection: () => dropConnection(response),
			runLater: (delayMs) => {
				if (generationOnArrival !== generation) return;
				lateWrites.schedule(delayMs, async () => await run(entry, body));
			},
			onDisconnect: (callback) => {
				if (response.destroyed) callback();
				else response.once('close', callback);
			},
			sleep: async (delayMs) => await slowAnswers.sleep(delayMs),
			errorAnswer: (status, message) => definition.errorAnswer(status, message, state),
			secrets: () =>
				Object.fromEntries(definition.secretHeaders.map((name) => [name, String(entry.headers[name] ?? '')])),
		};
	};

	const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const bytes = await readBody(request);
		const form = await readForm(bytes, request.headers['content-type']);
		const entry = logEntryOf(request, form ?? parseBody(bytes.toString('utf8')));
		if (entry.path.startsWith('/__sandbox/')) return sendAnswer(response, answerControl(entry, control));
		const operation = api.match(entry.method, entry.path);
		if (operation) entry.route = routeOf(operation);
		else if (definition.extraRoutes?.[`${entry.method} ${entry.path}`]) entry.route = `${entry.method} ${entry.path}`;
		log(entry);
		const target = targetOf(entry, response, form || isJson(request) ? entry.body : undefined);
		const fault = faults.next(entry);
		if (fault) return await injectFault(fault, target);
		target.send(await target.run());
	};

	const server = createServer((request, response) => {
		// `serve` rejects when the client disconnects while its request is being read: nobody is left to answer.
		serve(request, response).catch(() => response.destroy());
	});

	const cancelDelayedTasks = () => {
		generation++;
		lateWrites.cancel();
		slowAnswers.cancel();
	};

	return {
		url: await listen(server, options.port ?? 0),
		requests,
		faults,
		contractViolations,
		get pendingWrites() {
			return lateWrites.count;
		},
		flushPendingWrites: async () => await lateWrites.runNow(),
		reset: () => {
			cancelDelayedTasks();
			requests.length = 0;
			contractViolations.length = 0;
			faults.clear();
		},
		close: async () => {
			cancelDelayedTasks();
			await closeServer(server);
		},
	};
}
