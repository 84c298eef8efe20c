import type { INode, INodeProperties } from 'n8n-workflow';
import type { Connection } from '../../../nodes/shared/http/connection';
import { Failure } from '../../../nodes/shared/base/failure';
import { PublishedLimits } from '../../../nodes/shared/http/publishedLimits';
import { RateLimiter } from '../../../nodes/shared/http/rateLimiter';
import type { Operation } from '../../../nodes/shared/operation/operation';
import { RunState } from '../../../nodes/shared/operation/runState';
import type { ItemSource } from '../../../nodes/shared/run/source';
import { asMaybeDone, exceptionAfterRequest, failureOf, withoutRecord } from '../../../nodes/shared/http/failureText';
import { FakeClock } from '../../support/fakeClock';
import { placeholdersIn } from '../../support/placeholders';
import { type Call, callTo } from '../../../nodes/shared/http/call';
import type { Attempt, Transport } from '../../../nodes/shared/http/answer';
import { RetryBudget } from '../../../nodes/shared/http/retryBudget';
import { sendWithRetries } from '../../../nodes/shared/http/sendWithRetries';
import { takesNothing, waitTooLong } from '../../../nodes/shared/http/advice';

export const sendCall: Call = callTo('POST /conversations/{id}/messages', { path: { id: 'c1' }, body: { text: 'Hi' } });
export const readCall: Call = callTo('GET /conversations/{id}', { path: { id: 'c1' } });

/** What a transport does when it is called: answer with a status, a body and headers, or fail like a socket. */
export type Step = { status: number; body?: unknown; headers?: Record<string, string> } | { code: string } | Error;

/** A transport that does one step per request, and the last step again and again. `sent` counts the requests. */
export function scripted(steps: Step[]): { transport: Transport; sent: () => number } {
	let count = 0;
	const transport: Transport = async () => {
		await Promise.resolve();
		const step = steps[Math.min(count++, steps.length - 1)];
		if (step === undefined) throw new Error('The script is empty');
		if (step instanceof Error) throw step;
		if ('code' in step) throw Object.assign(new Error('The network said no'), { code: step.code });
		return { statusCode: step.status, headers: step.headers ?? {}, body: step.body ?? { ok: true } };
	};
	return { transport, sent: () => count };
}

/** A connection with a rateLimiter of its own on a virtual clock. */
export function connectionWith(changes: Partial<Connection> = {}): Connection & { clock: FakeClock } {
	const clock = new FakeClock();
	const setting = { service: 'Acme', secrets: ['s3cret-key'], canSkip: false };
	return {
		rateLimiter: new RateLimiter(),
		limits: new PublishedLimits([], 'acme.example', clock.now()),
		concurrency: 10,
		transport: scripted([{ status: 200 }]).transport,
		closed: () => undefined,
		explain: (result, call) => failureOf(result, call, setting),
		explainException: (cause) => exceptionAfterRequest(cause, setting),
		explainMaybeDone: (failure) => asMaybeDone(failure, setting),
		explainWithoutRecord: () => withoutRecord(setting),
		explainWait: (until) => waitTooLong(until, clock.now(), 'Acme'),
		explainClosure: (closedFor) => takesNothing(closedFor, 'Acme'),
		...changes,
		clock,
	};
}

export const answer = (status: number, body: unknown = {}, headers: Record<string, unknown> = {}): Attempt => ({
	kind: 'answer',
	status,
	headers,
	body,
});

/** The failure with which a promise rejects. */
export async function failureIn(promise: Promise<unknown>): Promise<Failure> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Failure) return error;
		throw error;
	}
	throw new Error('It did not fail');
}

export function text(name: string, changes: Partial<INodeProperties> = {}): INodeProperties {
	return { displayName: name.toUpperCase(), name, type: 'string', default: '', ...changes };
}

export function operationWith(changes: Partial<Operation> = {}): Operation {
	const { route = 'POST /conversations/{id}/messages', fields = [] } = changes;
	const pathFields = placeholdersIn(route).flatMap((name) => fields.filter((field) => field.name === name));
	return {
		option: { name: 'Send', value: 'send', action: 'Send a message' },
		route,
		path: Object.fromEntries(pathFields.map((field) => [field.name, field])),
		fields,
		...changes,
	};
}

export function nodeWith(parameters: INode['parameters'] = {}, changes: Partial<INode> = {}): INode {
	return { id: '1', name: 'Acme', type: 'acme', typeVersion: 1, position: [0, 0], parameters, ...changes };
}

/** Rows of a node that have no network. */
export function sourceWith(rows: number, changes: Partial<INode> = {}): ItemSource {
	return {
		node: nodeWith({}, changes),
		items: Array.from({ length: rows }, (_, index) => ({ json: { row: index, name: `n${index}` } })),
		runState: new RunState(),
		timezone: 'UTC',
		continueOnFail: false,
		parameter: (_name, _row, fallback) => fallback,
		credentials: async () => await Promise.resolve({}),
		http: async () => await Promise.reject(new Error('There is no network here')),
		helpers: { httpRequest: async () => await Promise.reject(new Error('There is no network here')) },
	};
}

/** Delivers a call over a scripted line; gives what came of it and how many requests that took. */
export function line(
	steps: Step[],
	call: Call = readCall,
	retryBudget = new RetryBudget(4, 60_000),
	changes: Partial<Connection> = {},
) {
	const { transport, sent } = scripted(steps);
	const connection = connectionWith({ transport, ...changes });
	const start = connection.clock.now();
	return {
		connection,
		retryBudget,
		sent,
		passed: () => connection.clock.now() - start,
		done: sendWithRetries(connection, call, { url: call.url }, retryBudget),
	};
}
