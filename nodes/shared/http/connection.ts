import type { Clock } from '../base/clock';
import type { Failure } from '../base/failure';
import type { Attempt, Transport } from './answer';
import type { Call } from './call';
import type { PublishedLimits } from './publishedLimits';
import type { RateLimiter } from './rateLimiter';
import type { RetryBudget } from './retryBudget';

/** The way to the API that all requests of a run share. `openConnection` makes it. */
export interface Connection {
	/** After a time without requests it is another object, so nobody keeps it. */
	readonly rateLimiter: RateLimiter;
	limits: PublishedLimits;
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
	/** The failure of a row that has met an API that answers nothing but 429s for so many ms. */
	explainClosure: (closedFor: number) => Failure;
	/** The failure of a row whose change failed, when one of its earlier requests may have made it. */
	explainMaybeDone: (failure: Failure) => Failure;
	/** The failure of a row whose answer is a success, but does not hold the record that was made or asked for. */
	explainWithoutRecord: () => Failure;
	/** The failure of a row that met an unexpected exception after it had started a request that changes something. */
	explainException: (cause: unknown) => Failure;
}

/** Waits until a request may start. Throws the Failure of a row that would have to wait for too long. */
export async function waitForTurn(connection: Connection, call: Call, retryBudget: RetryBudget): Promise<void> {
	const { rateLimiter, clock, concurrency, signal, limits } = connection;
	const admission = await rateLimiter.acquire({
		limit: concurrency,
		maxPause: retryBudget.remainingAt(clock.now()),
		maxClosure: retryBudget.maxWait,
		clock,
		signal,
		caller: connection,
		limits: limits.countersOf(call),
	});
	if (admission === undefined) return;
	throw admission === 'closed'
		? connection.explainClosure(rateLimiter.closedFor(clock.now(), connection))
		: connection.explainWait(admission);
}
