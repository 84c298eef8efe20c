/** Those who wait for the same limit, in the order in which they started to wait. Times in ms. */
export class Turns {
	/** When each of them last asked. */
	private readonly asked = new Map<object, number>();

	/** @param patience the ms after which somebody who has not asked again no longer waits */
	constructor(private readonly patience: number) {}

	/** How many others may start before `who`. `joins`: `who` waits from now on. */
	before(who: object, now: number, joins: boolean): number {
		let place: number | undefined;
		let others = 0;
		for (const [other, at] of this.asked) {
			if (at < now - this.patience) this.asked.delete(other);
			else if (other === who) place = others;
			else others++;
		}
		if (joins) this.asked.set(who, now);
		return place ?? others;
	}

	/** `who` has started, and waits behind the others next time. */
	started(who: object): void {
		this.asked.delete(who);
	}
}
