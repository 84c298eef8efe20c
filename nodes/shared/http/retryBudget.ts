/**
 * How long one row is willing to try. Tries are counted per request, waits over the whole row: requests of a row that wait
 * at the same time wait once.
 */
export class RetryBudget {
	/** Until when (ms since the epoch) the waits that were taken last. */
	private waitsUntil = 0;

	/**
	 * @param maxAttempts tries per request, the first one included
	 * @param waitLeft milliseconds of retry waits that the row has left; queueing is not counted
	 */
	constructor(
		readonly maxAttempts: number,
		public waitLeft: number,
	) {}

	/** Milliseconds that a request may wait from `now` on (ms since the epoch): what is left, beside waits under way. */
	remainingAt(now: number): number {
		return this.waitLeft + this.underWayAt(now);
	}

	/**
	 * Takes a wait of `ms` from `now` on, before try number `tries` + 1. False, and nothing taken, when there is to be no such
	 * try.
	 */
	take(tries: number, ms: number, now: number): boolean {
		if (tries >= this.maxAttempts || ms > this.remainingAt(now)) return false;
		this.waitLeft -= Math.max(0, ms - this.underWayAt(now));
		this.waitsUntil = Math.max(this.waitsUntil, now + ms);
		return true;
	}

	private underWayAt(now: number): number {
		return Math.max(0, this.waitsUntil - now);
	}
}
