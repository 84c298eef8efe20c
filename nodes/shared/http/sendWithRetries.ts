import type { IHttpRequestOptions } from 'n8n-workflow';
import { attempt, classify, retryMethodOf, type RetryDecision } from './attempt';
import { type Clock, sleepUnlessAborted } from '../base/clock';
import type { Failure } from '../base/failure';
import type { RateLimiter } from './rateLimiter';
import type { RetryBudget } from './retryBudget';
import { backoff, parseRetryAfter } from './retryAfter';
import type { Call } from './call';
import type { Attempt, Transport } from './answer';

/** What all deliveries of a run share. */
export interface Connection {
	rateLimiter: RateLimiter;
	/** Requests under way at once. */
	concurrency: number;
	clock: Clock;
	transport: Transport;
	/** Fires when waiting has become pointless: the execution was cancelled or the run stopped. */
	signal?: AbortSignal;
	/** Gives the reason why nothing more may go out, if there is one. */
	closed: () => Failure | undefined;
	/** The words for an attempt that did not succeed. */
	explain: (result: Attempt, call: Call) => Failure;
	/** The words for a wait that is longer than allowed: `until` in ms since the epoch. */
	explainWait: (until: number) => Failure;
	/** The words for an unexpected exception after a request that changes something was started. */
	explainException: (cause: unknown) => Failure;
}

/**
 * Sends one request through the rateLimiter and repeats it where repeating is safe: what was surely not processed (429, no
 * connection) always, what is idempotent also after 5xx, resets and timeouts. Gives the answer's body.
 *
 * Throws a Failure: `notSent` when the tries or the waits are used up, `unknown` when a POST got no clear answer,
 * `rejectedByApi` when the API said no.
 */
export async function sendWithRetries(
	connection: Connection,
	call: Call,
	options: IHttpRequestOptions,
	retryBudget: RetryBudget,
): Promise<unknown> {
	const { clock, signal } = connection;
	let mayBeDone = false;
	for (let tries = 1; ; tries++) {
		const { result, verdict, wait, isAsked } = await tryOnce(connection, call, options, { retryBudget, tries });
		if (verdict === 'ok') return bodyOf(result);
		// The deletion that got no answer has worked.
		if (mayBeDone && call.method === 'DELETE' && statusOf(result) === 404) return undefined;
		const now = clock.now();
		if (isAsked && wait > retryBudget.remainingAt(now)) throw connection.explainWait(now + wait);
		const retryable = verdict === 'wait' || verdict === 'retry';
		if (!retryable || !retryBudget.take(tries, wait, now)) throw connection.explain(result, call);
		mayBeDone ||= verdict === 'retry' && result.kind !== 'noConnection' && statusOf(result) !== 401;
		await sleepUnlessAborted(clock, wait, signal);
	}
}

interface Try {
	result: Attempt;
	verdict: RetryDecision;
	/** Milliseconds to wait before the next try, if there is to be one. */
	wait: number;
	/** The API itself asked for this wait. */
	isAsked: boolean;
}

async function tryOnce(
	connection: Connection,
	call: Call,
	options: IHttpRequestOptions,
	{ retryBudget, tries }: { retryBudget: RetryBudget; tries: number },
): Promise<Try> {
	const { rateLimiter, clock, concurrency, signal } = connection;
	const visit = { limit: concurrency, maxPause: retryBudget.remainingAt(clock.now()), clock, signal };
	const pausedUntil = await rateLimiter.acquire(visit);
	if (pausedUntil !== undefined) throw connection.explainWait(pausedUntil);
	try {
		const closed = connection.closed();
		if (closed) throw closed;
		const result = await attempt(connection.transport, { ...options });
		const verdict = classify(result, retryMethodOf(call));
		const asked = result.kind === 'answer' ? parseRetryAfter(result.headers['retry-after'], clock.now()) : undefined;
		const wait = asked ?? backoff(tries, clock.random);
		// Before leaving, so that nobody slips in between.
		if (verdict === 'wait') rateLimiter.pause(clock.now() + wait);
		return { result, verdict, wait, isAsked: verdict === 'wait' && asked !== undefined };
	} finally {
		rateLimiter.release();
	}
}

function bodyOf(result: Attempt): unknown {
	return result.kind === 'answer' ? result.body : undefined;
}

function statusOf(result: Attempt): number | undefined {
	return result.kind === 'answer' ? result.status : undefined;
}
