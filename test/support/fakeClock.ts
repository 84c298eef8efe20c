import type { Clock } from '../../nodes/shared/base/clock';

interface Sleeper {
	at: number;
	wake: () => void;
}

/**
 * A clock on which no time passes by itself. When everything else has come to rest, the sleeper whose time comes first
 * is woken, and the clock jumps to its moment; those of the same moment wake in the order in which they fell asleep.
 */
export class FakeClock implements Clock {
	/** Every wait that was asked for, in ms, in order. */
	readonly slept: number[] = [];
	private readonly sleepers: Sleeper[] = [];
	private ticking = false;

	/**
	 * @param time what `now` gives at first, in ms since the epoch
	 * @param random what jitter is made of
	 */
	constructor(
		private time = Date.UTC(2026, 2, 2, 9, 0, 0),
		readonly random: () => number = () => 0.5,
	) {}

	now(): number {
		return this.time;
	}

	async sleep(ms: number): Promise<void> {
		this.slept.push(ms);
		await new Promise<void>((wake) => {
			const at = this.time + Math.max(0, ms);
			const later = this.sleepers.findIndex((other) => other.at > at);
			this.sleepers.splice(later === -1 ? this.sleepers.length : later, 0, { at, wake });
			this.tick();
		});
	}

	// One sleeper per turn of the event loop, so that what it sets off is done before the next one wakes.
	private tick(): void {
		if (this.ticking) return;
		this.ticking = true;
		setImmediate(() => {
			this.ticking = false;
			const next = this.sleepers.shift();
			if (!next) return;
			this.time = next.at;
			next.wake();
			if (this.sleepers.length > 0) this.tick();
		});
	}
}
