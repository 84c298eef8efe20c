import type { Fetch } from '../../shared';
import { serverTime } from './changed';
import { lastTimeOf, type ConversationState, type SteadyTime } from './state';

/** The present time of the clock that nobody sets. */
export function steadyTime(): SteadyTime {
	return { process: performance.timeOrigin, at: performance.now() };
}

/** How long ago the last poll was, and what was learnt about it. */
interface SinceLastPoll {
	/** Milliseconds since the last poll, or more. */
	elapsed: number;
	/** The server's time in ms since the epoch, where it was asked for and told. */
	toldNow?: number | undefined;
}

/**
 * How long ago the last poll was. The clock of n8n may have been set back since, and then tells less. So the clock that nobody sets
 * counts as well, and after a restart of n8n, which ends it, the server's time: that takes one request. `own` and `steady` are the
 * times at which this poll began, `maxAge` in ms is given where nothing tells. Throws a Failure.
 */
export async function sinceLastPoll(
	state: ConversationState,
	{ fetch, own, steady, maxAge }: { fetch: Fetch; own: number; steady: SteadyTime; maxAge: number },
): Promise<SinceLastPoll> {
	const byOwn = own - state.ownAt;
	if (state.steady?.process === steady.process) return { elapsed: Math.max(byOwn, steady.at - state.steady.at) };
	const toldNow = await serverTime(fetch);
	const elapsed = Math.max(byOwn, toldNow === undefined ? -1 : toldNow - lastTimeOf(state));
	return { elapsed: elapsed < 0 ? maxAge : elapsed, toldNow };
}
