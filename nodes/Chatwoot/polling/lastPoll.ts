import type { Fetch } from '../../shared';
import { serverTime } from './changed';
import { lastTimeOf, type ConversationState, type MonotonicTime } from './state';

/** The present time of the monotonic clock of this process. */
export function monotonicTime(): MonotonicTime {
	return { origin: performance.timeOrigin, at: performance.now() };
}

/** How long ago the last poll was, and what was learnt about it. */
interface SinceLastPoll {
	/** Milliseconds since the last poll, or more. */
	elapsed: number;
	/** The server's time in ms since the epoch, where it was asked for and told. */
	toldNow?: number | undefined;
}

/**
 * How long ago the last poll was. When the clock of n8n was set back since, it shows too short a time. So the monotonic clock counts,
 * too. A restart of n8n begins a new monotonic clock: then the server is asked for its time, which takes one request. `own` and
 * `monotonic` are the times at which this poll began. Gives `maxAge` (ms) when no clock tells. Throws a Failure.
 */
export async function sinceLastPoll(
	state: ConversationState,
	{ fetch, own, monotonic, maxAge }: { fetch: Fetch; own: number; monotonic: MonotonicTime; maxAge: number },
): Promise<SinceLastPoll> {
	const byOwn = own - state.ownAt;
	if (state.monotonic?.origin === monotonic.origin)
		return { elapsed: Math.max(byOwn, monotonic.at - state.monotonic.at) };
	const toldNow = await serverTime(fetch);
	const elapsed = Math.max(byOwn, toldNow === undefined ? -1 : toldNow - lastTimeOf(state));
	return { elapsed: elapsed < 0 ? maxAge : elapsed, toldNow };
}
