/** The time of a server, in milliseconds since 1970. */
export type Clock = () => number;

const microsecondsPerMs = 1000;
/** A clock that jumps back further than this was set, and is followed. */
const largestDrift = 1_000_000;

/**
 * Timestamps of a database: Unix seconds with microseconds. Each timestamp is later than the one before, also when the clock
 * stands still. The timestamps follow a clock that is set back.
 */
export function timestampsOf(clock: Clock): () => number {
	let latest = 0;
	return () => {
		const now = Math.floor(clock() * microsecondsPerMs);
		latest = now > latest || now < latest - largestDrift ? now : latest + 1;
		return latest / 1_000_000;
	};
}
