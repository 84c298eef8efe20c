/** The rate grows by half in `horizon` ms while it is near the ceiling, faster beyond it, and fastest below. */
const GROWTH = 1.5;
const HORIZON_BELOW = 700;
const FASTER_BEYOND = 6;
const BELOW = 0.75;
const BEYOND = 1.1;

/**
 * A rate that grows by itself: fast up to the ceiling (the rate that failed last), slowly there, faster beyond. In requests per
 * ms; Infinity without a bound.
 */
export class GrowingRate {
	/** The rate as it was when it last grew. */
	value = Infinity;
	/** The rate that failed last; Infinity while it is not known. */
	ceiling = Infinity;
	private grownAt = 0;

	/** @param horizon the time in ms in which the rate grows by half near the ceiling */
	constructor(public horizon: number) {}

	get isBounded(): boolean {
		return this.value !== Infinity;
	}

	set(rate: number, now: number): void {
		this.value = rate;
		this.grownAt = now;
	}

	unbind(): void {
		this.value = Infinity;
		this.ceiling = Infinity;
	}

	grow(now: number): void {
		const height = this.value / this.ceiling;
		const beyond = height > BEYOND ? this.horizon / FASTER_BEYOND : this.horizon;
		const horizon = height < BELOW ? HORIZON_BELOW : beyond;
		this.value *= GROWTH ** ((now - this.grownAt) / horizon);
		this.grownAt = now;
	}
}
