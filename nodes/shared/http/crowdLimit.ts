/** The newest successes whose crowd is remembered. */
const SAMPLE = 8;
/** After so many successes at the limit, one more may be under way; after half as many the next one, and so on. */
const FIRST_STEP = 200;
const SHORTEST_STEP = 25;
/** The time in which no larger crowd is tried, in pauses that the API asks for: each mistake costs one. It doubles with each. */
const FIRST_REST = 10;
const LONGEST_REST = 40;

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
	private rest = 0;
	private restsUntil = 0;

	/** A request has succeeded. */
	succeed(crowd: number, now: number): void {
		this.newest.push(crowd);
		if (this.newest.length > SAMPLE) this.newest.shift();
		if (crowd > this.most) this.most = crowd;
		if (crowd === this.most && now >= this.restsUntil && ++this.successesAtLimit >= this.step) this.raise();
	}

	/** Whether the crowd explains the 429 of a request. */
	explains(crowd: number): boolean {
		return this.newest.length > 0 && this.newest.every((success) => success < crowd);
	}

	/** A request got a 429 that its crowd explains, and a pause of `pause` ms with it; 0 without one. */
	lower(crowd: number, now: number, pause: number): void {
		if (now >= this.restsUntil) this.rest = Math.min(LONGEST_REST * pause, Math.max(this.rest * 2, FIRST_REST * pause));
		this.most = Math.min(this.most, Math.max(1, crowd - 1));
		this.step = FIRST_STEP;
		this.successesAtLimit = 0;
		this.restsUntil = now + this.rest;
	}

	private raise(): void {
		this.most++;
		this.step = Math.max(SHORTEST_STEP, this.step / 2);
		this.successesAtLimit = 0;
	}
}
