import type { Clock } from '../base/clock';

/** Calls back after the shortest of the waits that are asked for. */
export class WakeTimer {
	/** The time for which the next call is set. */
	private wakesAt = Infinity;

	constructor(private readonly wake: (clock: Clock) => void) {}

	/** Asks for a call in `wait` ms; Infinity asks for none. A call that is set for an earlier time stands for it. */
	wakeIn(wait: number, clock: Clock): void {
		const wakesAt = clock.now() + wait;
		if (wait === Infinity || this.wakesAt <= wakesAt) return;
		this.wakesAt = wakesAt;
		void clock.sleep(wait).then(() => {
			if (this.wakesAt === wakesAt) this.wakesAt = Infinity;
			this.wake(clock);
		});
	}
}
