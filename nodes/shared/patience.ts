/** How long one row is willing to try. Tries are counted per request, waits over the whole row. */
export class Patience {
	/**
	 * @param maxAttempts tries per request, the first one included
	 * @param waitLeft milliseconds of retry waits that the row has left; queueing is not counted
	 */
	constructor(
		readonly maxAttempts: number,
		public waitLeft: number,
	) {}

	/** Takes a wait of `ms` before try number `tries` + 1. False, and nothing taken, when there is to be no such try. */
	allows(tries: number, ms: number): boolean {
		if (tries >= this.maxAttempts || ms > this.waitLeft) return false;
		this.waitLeft -= ms;
		return true;
	}
}
