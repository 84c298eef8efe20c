/**
 * The attempts and waits that one row may use for retries. Attempts are counted per request, waits per row. Requests of a
 * row that wait at the same time use that wait once.
 */
export class RetryBudget {
	/** The milliseconds of retry waits that the row had at first. */
	readonly maxWait: number;
	/** The end (ms since the epoch) of the longest wait that was taken. */
	private waitsUntil = 0;

	/**
	 * @param maxAttempts attempts per request, the first one included; those that got a 429 do not count
	 * @param waitLeft milliseconds of retry waits that the row has left; waiting for the rate limiter counts after a 429 only
	 */
	constructor(
		readonly maxAttempts: number,
		public waitLeft: number,
	) {
		this.maxWait = waitLeft;
	}

	/** Milliseconds that a request may wait from `now` on (ms since the epoch), including waits that other requests have taken. */
	remainingAt(now: number): number {
		return this.waitLeft + this.underWayAt(now);
	}

	/**
	 * Takes a wait of `ms` from `now` on, after `tries` attempts that count. Gives false, and takes nothing, when the budget does
	 * not allow a further attempt.
	 */
	take(tries: number, ms: number, now: number): boolean {
		if (tries >= this.maxAttempts || ms > this.remainingAt(now)) return false;
		this.waitLeft -= Math.max(0, ms - this.underWayAt(now));
		this.waitsUntil = Math.max(this.waitsUntil, now + ms);
		return true;
	}

	/** A wait that was taken has lasted until `now`, because the rate limiter let the row in only then. */
	waitedUntil(now: number): void {
		this.waitLeft = Math.max(0, this.waitLeft - Math.max(0, now - this.waitsUntil));
		this.waitsUntil = Math.max(this.waitsUntil, now);
	}

	private underWayAt(now: number): number {
		return Math.max(0, this.waitsUntil - now);
	}
}
