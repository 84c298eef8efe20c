/** Milliseconds by which the clocks of sender and receiver may differ, the way through the network included. */
const TOLERANCE = 5 * 60_000;

/** Whether a time in Unix seconds, as text, is within five minutes of `now` (ms since the epoch). */
export function isFresh(seconds: string, now: number): boolean {
	return /^\d{1,12}$/.test(seconds) && Math.abs(now - Number(seconds) * 1000) <= TOLERANCE;
}
