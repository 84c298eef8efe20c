/** The achieved rate is that of so many successes. */
const SAMPLE = 32;
const FEW = 8;

/** The rate at which requests have succeeded of late, with or without the pauses that the API asked for. Times in ms. */
export class AchievedRate {
	private readonly successes: Array<{ at: number; active: number }> = [];
	/** Pauses so far, and the end of the last one. */
	private held = 0;
	private heldUntil = 0;

	/** The API has asked for a pause until `until`. */
	hold(now: number, until: number): void {
		this.held += Math.max(0, until - Math.max(now, this.heldUntil));
		this.heldUntil = Math.max(this.heldUntil, until);
	}

	/** A request has succeeded. */
	add(now: number): void {
		this.successes.push({ at: now, active: this.activeAt(now) });
		if (this.successes.length > SAMPLE) this.successes.shift();
	}

	/** True when there are enough successes to tell a rate. */
	get isKnown(): boolean {
		return this.successes.length > FEW;
	}

	/** Drops all successes, because requests were rarer than the API allows. */
	forget(): void {
		this.successes.length = 0;
	}

	/** The rest of the pause that lasts at `now`; 0 without one. */
	heldFor(now: number): number {
		return Math.max(0, this.heldUntil - now);
	}

	/** Successes per ms, pauses included; 1 without a success. */
	overall(now: number): number {
		return this.per(now - (this.successes[0]?.at ?? now));
	}

	/** Successes per ms of the time in which requests could start. */
	active(now: number): number {
		const time = this.activeAt(now);
		return this.per(time - (this.successes[0]?.active ?? time));
	}

	private per(passed: number): number {
		return Math.max(1, this.successes.length - 1) / Math.max(1, passed);
	}

	/** The time without the pauses that have passed. */
	private activeAt(now: number): number {
		return now - this.held + this.heldFor(now);
	}
}
