import type { IHttpRequestOptions } from 'n8n-workflow';
import { sleepUnlessAborted, type Clock } from '../base/clock';
import type { Failure } from '../base/failure';
import type { Attempt, Transport } from './answer';
import { attempt, classify, retryMethodOf, type RetryDecision } from './attempt';
import type { Call } from './call';
import type { RateLimiter } from './rateLimiter';
import { backoff, parseRetryAfter, throttleWait } from './retryAfter';
import type { RetryBudget } from './retryBudget';

/** The way to the API that all requests of a run share. `openConnection` makes it. */
export interface Connection {
	rateLimiter: RateLimiter;
	/** Requests under way at once. */
	concurrency: number;
	clock: Clock;
	transport: Transport;
	/** Fires when the execution was cancelled or the run stopped: rows need not wait any longer. */
	signal?: AbortSignal;
	/** The reason why no further request may start, if there is one. */
	closed: () => Failure | undefined;
	/** The failure of an attempt that did not succeed. */
	explain: (result: Attempt, call: Call) => Failure;
	/** The failure of a row that would have to wait too long: until `until`, in ms since the epoch. */
	explainWait: (until: number) => Failure;
	/** The failure of a row that met an unexpected exception after it had started a request that changes something. */
	explainException: (cause: unknown) => Failure;
}

/**
 * Sends one request through the rate limiter, and retries it where that is safe: after a 429 or without a connection always,
 * after 5xx, resets and timeouts when the request is idempotent, and once after a 401 that says that the token has expired.
 * An attempt that got a 429 was not processed and does not count: only the wait left bounds these. Gives the answer's body.
 *
 * Throws a Failure: `notSent` when attempts or waits are used up, `unknown` when a POST got no clear answer, `rejectedByApi`
 * when the API refused the request.
 */
export async function sendWithRetries(
	connection: Connection,
	call: Call,
	options: IHttpRequestOptions,
	retryBudget: RetryBudget,
): Promise<unknown> {
	const { clock, signal } = connection;
	let mayBeDone = false;
	let refusals = 0;
	const counts: Counts = { tries: 0, throttled: 0, isThrottled: false };
	for (;;) {
		const { result, verdict, wait, isAsked } = await tryOnce(connection, call, options, retryBudget, counts);
		if (verdict === 'ok') return bodyOf(result);
		// The earlier DELETE, whose answer was lost, has succeeded.
		if (mayBeDone && call.method === 'DELETE' && statusOf(result) === 404) return undefined;
		const now = clock.now();
		if (isAsked && wait > retryBudget.remainingAt(now)) throw connection.explainWait(now + wait);
		counts.isThrottled = verdict === 'wait';
		refusals += Number(statusOf(result) === 401);
		// A new token that is refused as expired, too, will be refused for ever.
		const retryable = refusals < 2 && mayRetry(verdict, connection, retryBudget);
		if (!retryable || !retryBudget.take(counts.tries, wait, now)) throw connection.explain(result, call);
		mayBeDone ||= verdict === 'retry' && result.kind !== 'noConnection' && statusOf(result) !== 401;
		await sleepUnlessAborted(clock, wait, signal);
	}
}

// After a 429 the row need not wait when others have met nothing else for as long as this row may wait.
function mayRetry(verdict: RetryDecision, { rateLimiter, clock }: Connection, { maxWait }: RetryBudget): boolean {
	if (verdict === 'wait') return maxWait === 0 || rateLimiter.closedFor(clock.now()) < maxWait;
	return verdict === 'retry';
}

/** The attempts of one request. */
interface Counts {
	/** Those that count for Max Attempts. */
	tries: number;
	/** Those that got a 429. */
	throttled: number;
	/** Whether the last one got a 429. */
	isThrottled: boolean;
}

interface Try {
	result: Attempt;
	verdict: RetryDecision;
	/** Milliseconds to wait before the next attempt, if there is one. */
	wait: number;
	/** True when the API asked for this wait (Retry-After). */
	isAsked: boolean;
}

async function tryOnce(
	connection: Connection,
	call: Call,
	options: IHttpRequestOptions,
	retryBudget: RetryBudget,
	counts: Counts,
): Promise<Try> {
	const { rateLimiter, clock, concurrency, signal } = connection;
	const visit = { limit: concurrency, maxPause: retryBudget.remainingAt(clock.now()), clock, signal };
	const pausedUntil = await rateLimiter.acquire(visit);
	if (pausedUntil !== undefined) throw connection.explainWait(pausedUntil);
	const startedAt = clock.now();
	if (counts.isThrottled) retryBudget.waitedUntil(startedAt);
	let refused: boolean | undefined;
	try {
		const closed = connection.closed();
		if (closed) throw closed;
		const result = await attempt(connection.transport, { ...options });
		const verdict = classify(result, retryMethodOf(call));
		if (result.kind === 'answer') refused = verdict === 'wait';
		const asked = result.kind === 'answer' ? parseRetryAfter(result.headers['retry-after'], clock.now()) : undefined;
		if (verdict !== 'wait') {
			counts.tries++;
			return { result, verdict, wait: asked ?? backoff(counts.tries, clock.random), isAsked: false };
		}
		const isAsked = asked !== undefined && asked > 0;
		const wait = isAsked ? asked : throttleWait(++counts.throttled, clock.random);
		// Before the slot is free, so that no other caller starts in between.
		if (isAsked) rateLimiter.pause(clock.now() + wait, clock.now());
		return { result, verdict, wait, isAsked };
	} finally {
		rateLimiter.release(clock, { startedAt, ...(refused !== undefined && { refused }) });
	}
}

function bodyOf(result: Attempt): unknown {
	return result.kind === 'answer' ? result.body : undefined;
}

function statusOf(result: Attempt): number | undefined {
	return result.kind === 'answer' ? result.status : undefined;
}
