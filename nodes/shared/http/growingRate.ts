/** The rate grows by half within so many requests while it is near the ceiling, faster beyond it, and fastest below. Horizons in ms. */
const GROWTH = 1.5;
const REQUESTS = 400;
export const LONGEST_HORIZON = 60_000;
const HORIZON_BELOW = 700;
const FASTER_BEYOND = 6;
const BELOW = 0.75;
const BEYOND = 1.1;
/**
 * Beyond the ceiling the limit has been raised, or others have stopped. The rate grows by half within so many ms at most, unless the
 * pauses of the API ask for more.
 */
const LONGEST_BEYOND = 2_000;
/**
 * A new ceiling may be far too low: others, e.g. another process, may have used up the limit meanwhile. Near it the rate grows
 * within so many requests, and within twice as many after each ceiling that confirms the one before.
 */
const FIRST_REQUESTS = 200;
const CONFIRMS = 1.3;
/** How far (ms) requests may catch up with the rate after a timer that was late. */
const CATCH_UP = 20;
/** The lowest rate: a request every two seconds. A lower one may come from successes that were rare because little was to be sent. */
const LOWEST = 1 / 2_000;

/**
 * A rate that grows by itself: fast up to the ceiling (the rate that failed last), slowly there, faster beyond. In requests per
 * ms; Infinity without a bound.
 */
export class GrowingRate {
	/** The rate as it was when it last grew. */
	value = Infinity;
	private highest = Infinity;
	private requests = REQUESTS;
	/** The least time in ms in which the rate grows by half near the ceiling. */
	slowest = 0;
	/** The earliest start (ms since the epoch) of the next request. */
	next = 0;
	private grownAt = 0;

	/** The rate that failed last; Infinity while it is not known. */
	get ceiling(): number {
		return this.highest;
	}

	/** The rate `failed`. When it is near the ceiling before, it confirms that one: the rate then grows more slowly there. */
	setCeiling(failed: number): void {
		const isConfirmed = failed < this.highest * CONFIRMS && failed > this.highest / CONFIRMS;
		this.requests = isConfirmed ? Math.min(REQUESTS, this.requests * 2) : FIRST_REQUESTS;
		this.highest = failed;
	}

	get isBounded(): boolean {
		return this.value !== Infinity;
	}

	set(rate: number, now: number): void {
		this.value = Math.max(rate, LOWEST);
		this.grownAt = now;
		this.next = now + 1 / this.value;
	}

	unbind(): void {
		this.value = Infinity;
		this.highest = Infinity;
		this.requests = FIRST_REQUESTS;
		this.next = 0;
	}

	/** A request starts, or the row of a stopped run passes before its turn. Many such rows together delay the next request only once. */
	start(now: number): void {
		this.next = Math.min(now, Math.max(this.next, now - CATCH_UP)) + 1 / this.value;
	}

	/** The rate does not grow before `until`, because the API has asked for a pause. */
	hold(until: number): void {
		this.grownAt = Math.max(this.grownAt, until);
	}

	grow(now: number): void {
		if (now <= this.grownAt) return;
		this.value *= GROWTH ** ((now - this.grownAt) / this.horizon);
		this.grownAt = now;
	}

	/** The time in ms in which the rate grows by half at present. */
	private get horizon(): number {
		const height = this.value / this.ceiling;
		if (height < BELOW) return HORIZON_BELOW;
		const near = Math.min(LONGEST_HORIZON, Math.max(this.slowest, this.requests / this.value));
		if (height <= BEYOND) return near;
		return Math.max(this.slowest / FASTER_BEYOND, Math.min(LONGEST_BEYOND, near / FASTER_BEYOND));
	}
}
