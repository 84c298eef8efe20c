import type { IHttpRequestOptions } from 'n8n-workflow';
import { sleepUnlessAborted } from '../base/clock';
import { Failure } from '../base/failure';
import type { Attempt } from './answer';
import { attempt, classify, retryMethodOf, type RetryDecision } from './attempt';
import type { Call } from './call';
import { waitForTurn, type Connection } from './connection';
import { backoff, parseRetryAfter, throttleWait } from './retryAfter';
import type { RetryBudget } from './retryBudget';

/**
 * Sends one request through the rate limiter, and retries it where that is safe: after a 429 or without a connection always,
 * after 5xx, resets and timeouts when the request is idempotent, and once after a 401 that says that the token has expired.
 * An attempt that got a 429 was not processed and does not count: only the wait left bounds these. Gives the answer's body.
 *
 * Throws a Failure: `notSent` when attempts or waits are used up, `unknown` when a POST got no clear answer, `rejectedByApi`
 * when the API refused the request. A change of which an attempt may have been processed says so in `mayHaveBeenSent`.
 */
export async function sendWithRetries(
	connection: Connection,
	call: Call,
	options: IHttpRequestOptions,
	retryBudget: RetryBudget,
): Promise<unknown> {
	const counts: Counts = { tries: 0, throttled: 0, isThrottled: false, mayBeDone: false };
	return await sendUntilAnswered(connection, call, options, retryBudget, counts).catch((error: unknown) => {
		const isMaybe = counts.mayBeDone && retryMethodOf(call) !== 'GET' && error instanceof Failure;
		throw isMaybe ? connection.explainMaybeDone(error) : error;
	});
}

async function sendUntilAnswered(
	connection: Connection,
	call: Call,
	options: IHttpRequestOptions,
	retryBudget: RetryBudget,
	counts: Counts,
): Promise<unknown> {
	const { clock, signal } = connection;
	let refusals = 0;
	for (;;) {
		const { result, verdict, wait, isAsked } = await tryOnce(connection, call, options, retryBudget, counts);
		if (verdict === 'ok') return bodyOf(result);
		// The earlier DELETE, whose answer was lost, has succeeded.
		if (counts.mayBeDone && call.method === 'DELETE' && statusOf(result) === 404) return undefined;
		const now = clock.now();
		if (isAsked && wait > retryBudget.remainingAt(now)) throw connection.explainWait(now + wait);
		counts.isThrottled = verdict === 'wait';
		refusals += Number(statusOf(result) === 401);
		// A new token that is refused as expired, too, will be refused for ever.
		const retryable = refusals < 2 && mayRetry(verdict, connection, retryBudget);
		if (!retryable || !retryBudget.take(counts.tries, wait, now)) throw connection.explain(result, call);
		counts.mayBeDone ||= verdict === 'retry' && result.kind !== 'noConnection' && statusOf(result) !== 401;
		await sleepUnlessAborted(clock, wait, signal);
	}
}

// After a 429 the row need not wait when others have met nothing else for as long as this row may wait.
function mayRetry(verdict: RetryDecision, connection: Connection, { maxWait }: RetryBudget): boolean {
	const { rateLimiter, clock } = connection;
	if (verdict === 'wait') return maxWait === 0 || rateLimiter.closedFor(clock.now(), connection) < maxWait;
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
	/** Whether one of them may have been processed. */
	mayBeDone: boolean;
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
	const { rateLimiter, clock } = connection;
	await waitForTurn(connection, call, retryBudget);
	const startedAt = clock.now();
	if (counts.isThrottled) retryBudget.waitedUntil(startedAt);
	let refused: boolean | undefined;
	try {
		const closed = connection.closed();
		if (closed) throw closed;
		const result = await attempt(connection.transport, { ...options });
		const verdict = classify(result, retryMethodOf(call));
		const asked = result.kind === 'answer' ? parseRetryAfter(result.headers['retry-after'], clock.now()) : undefined;
		if (verdict !== 'wait') {
			if (result.kind === 'answer') refused = false;
			counts.tries++;
			return { result, verdict, wait: asked ?? backoff(counts.tries, clock.random), isAsked: false };
		}
		if (asked !== undefined && asked > 0) {
			refused = true;
			// Before the slot is free, so that no other caller starts in between.
			rateLimiter.pause(clock.now() + asked, clock.now());
			return { result, verdict, wait: asked, isAsked: true };
		}
		// A 429 that a published limit explains says nothing about the pace.
		const now = clock.now();
		const explained = result.kind === 'answer' ? connection.limits.refuse(call, result, now) : undefined;
		if (explained !== undefined && explained > now) return { result, verdict, wait: explained - now, isAsked: true };
		// The Date of an answer may name a window that has ended, e.g. when a proxy gives an answer again.
		if (explained === undefined) refused = true;
		return { result, verdict, wait: throttleWait(++counts.throttled, clock.random), isAsked: false };
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
