import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { checkRequest, readRequest, type Arrival } from './arrival';
import { serveContract, undeclared } from './contract';
import { answerControl, type ControlTarget } from './control';
import { DelayedTasks } from './delayedTasks';
import { calledRoute, dropConnection, sendAnswer, sendTruncated } from './exchange';
import { injectFault, type FaultTarget } from './faults/inject';
import { FaultPlan } from './faults/plan';
import { closeServer, listen } from './listen';
import { defectAnswer } from './violations';
import { HttpError, type Answer, type ContractViolation, type LoggedRequest, type ServiceDefinition } from './types';

// The address of a service without a path. It is no part of the API, and says only that somebody answers.
const FRONT_PAGE: Answer = { status: 200, contentType: 'text/html', body: '<!doctype html><title>Sandbox</title>' };

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
	/** Requests that the contract does not describe, and defects of the sandbox. Tests expect it to be empty. */
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

	const defect = (entry: LoggedRequest, status: number, errors: string[]): Answer => {
		contractViolations.push({ by: 'answer', route: calledRoute(entry), status, errors });
		return defectAnswer(calledRoute(entry), status, errors);
	};

	/** The answer to a request that was not processed to its end. */
	const failure = (error: unknown, { entry, checked: { operation, errors } }: Arrival): Answer => {
		// The router throws a URIError for a path with a malformed percent-encoding.
		if (error instanceof URIError) return definition.errorAnswer(400, 'Bad Request', state);
		if (!(error instanceof HttpError)) {
			return defect(entry, 500, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
		}
		const { status, messages, body } = error;
		const answer = body === undefined ? definition.errorAnswer(status, messages, state, entry) : { status, body };
		if (!operation || errors.length > 0 || api.mayFail(answer.status, operation)) return answer;
		return defect(entry, answer.status, [undeclared, error.message]);
	};

	/** Processes a request and gives its answer; never rejects. */
	const run = async (arrival: Arrival): Promise<Answer> => {
		const { entry, checked, unreadable } = arrival;
		try {
			const refusal = definition.refuse?.(entry, state);
			if (refusal) return refusal;
			const extraRoute = definition.extraRoutes?.[`${entry.method} ${entry.path}`];
			if (extraRoute) return extraRoute(entry, state);
			if (unreadable) return unreadable;
			const { answer, call, operation } = await api.handle(checked, state);
			const errors = answer.offContract ? [] : api.errorsOf(answer, operation);
			if (errors.length > 0) return defect(entry, answer.status, errors);
			return definition.applyQuirks?.(answer, call, state, entry) ?? answer;
		} catch (error) {
			return failure(error, arrival);
		}
	};

	const targetOf = (arrival: Arrival, response: ServerResponse): FaultTarget => {
		const { entry } = arrival;
		const generationOnArrival = generation;
		return {
			run: async () => await run(arrival),
			send: (answer) => {
				if (!response.destroyed) entry.status = answer.status;
				sendAnswer(response, answer);
			},
			sendTruncated: (answer, start) => sendTruncated(response, answer, start),
			dropConnection: () => dropConnection(response),
			runLater: (delayMs) => {
				if (generationOnArrival !== generation) return;
				lateWrites.schedule(delayMs, async () => await run(arrival));
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
		const read = await readRequest(request, definition);
		const { entry } = read;
		if (entry.path.startsWith('/__sandbox/')) return sendAnswer(response, answerControl(entry, control));
		if (entry.method === 'GET' && entry.path === '/') return sendAnswer(response, FRONT_PAGE);
		const arrival = checkRequest(read, api, definition, state);
		const { errors } = arrival;
		if (errors.length > 0) contractViolations.push({ by: 'request', route: calledRoute(entry), errors });
		log(entry);
		const target = targetOf(arrival, response);
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
