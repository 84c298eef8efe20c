/** The newest successes whose crowd is remembered. */
const SAMPLE = 8;
/** After so many successes at the limit, one more may be under way; after half as many the next one, and so on. */
const FIRST_STEP = 200;
const SHORTEST_STEP = 25;
/** The time in which no larger crowd is tried, in pauses that the API asks for: each mistake costs one. It doubles with each. */
const FIRST_REST = 10;
const LONGEST_REST = 40;
/**
 * The same after the API has lowered a limit that it had held: what was lowered is often restored. A first probe that comes too
 * soon then costs a fifth of the time.
 */
const REST_AFTER_LOWERING = 4;

/**
 * How many requests the API takes at once. A request's crowd is the number of requests under way at its start, itself included.
 * When only requests with a larger crowd than that of each success get a 429, the API limits the requests under way and not
 * their rate.
 */
export class CrowdLimit {
	/** The most requests under way; Infinity while nothing limits them. */
	most = Infinity;
	private readonly newest: number[] = [];
	private step = FIRST_STEP;
	private successesAtLimit = 0;
	/** Those of them since the rest has ended. */
	private successesAfterRest = 0;
	private rest = 0;
	private restsUntil = 0;
	/** The limit that `FIRST_STEP` successes have shown to hold; 0 before. */
	private held = 0;

	/** A request has succeeded. */
	succeed(crowd: number, now: number): void {
		this.newest.push(crowd);
		if (this.newest.length > SAMPLE) this.newest.shift();
		if (crowd > this.most) this.most = crowd;
		if (crowd !== this.most) return;
		if (++this.successesAtLimit >= FIRST_STEP) this.held = Math.max(this.held, crowd);
		if (now >= this.restsUntil && ++this.successesAfterRest >= this.step) this.raise(now);
	}

	/** Whether the crowd explains the 429 of a request: also when a limit that has held was lowered. */
	explains(crowd: number): boolean {
		if (this.held > 0 && crowd > 1 && crowd >= this.most) return true;
		return this.newest.length > 0 && this.newest.every((success) => success < crowd);
	}

	/** A request got a 429 that its crowd explains, and a pause of `pause` ms with it; 0 without one. */
	lower(crowd: number, now: number, pause: number): void {
		const isLowered = crowd <= this.held;
		const first = (isLowered ? REST_AFTER_LOWERING : FIRST_REST) * pause;
		if (isLowered && this.most >= this.held) this.rest = first;
		else if (now >= this.restsUntil) this.rest = Math.min(LONGEST_REST * pause, Math.max(this.rest * 2, first));
		this.restart(Math.min(this.most, Math.max(1, crowd - 1)), isLowered ? SHORTEST_STEP : FIRST_STEP);
		this.restsUntil = now + this.rest;
	}

	private raise(now: number): void {
		const most = this.most + 1;
		const isRestored = most === this.held;
		// A larger crowd than the one that has held is as likely to fail as before the limit was lowered.
		this.restart(most, isRestored ? FIRST_STEP : Math.max(SHORTEST_STEP, this.step / 2));
		if (isRestored) this.restsUntil = now + this.rest;
	}

	private restart(most: number, step: number): void {
		this.most = most;
		this.step = step;
		this.successesAtLimit = 0;
		this.successesAfterRest = 0;
	}
}
