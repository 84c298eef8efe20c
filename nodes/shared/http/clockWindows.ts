import type { LimitCounter, PublishedLimit } from './publishedLimit';
import { Turns } from './turns';

/** A bound below the published limit grows by this share with each window without a refusal. */
const GROWTH = 0.02;
/** After so many windows without a refusal, the limit bounds nothing until the next one. */
const MEMORY = 10;

/**
 * A limit that bounds nothing until the API has refused a request because of it. From then on, each window of the API's clock
 * (say, each whole minute) has no more than `requests` starts, and none until the window ends in which the API refuses a
 * request. When the API takes fewer than `requests`, because its operator has set a lower limit or others use the same address,
 * the next windows have no more than it took.
 */
export class ClockWindows implements LimitCounter {
	private readonly windowMs: number;
	private readonly requests: number;
	private readonly turns: Turns;
	/** The most starts in one window. */
	private bound: number;
	/** The API's clock is ahead by so much. */
	private ahead = 0;
	private refusedAt = -Infinity;
	private refusesUntil = 0;
	private window = { number: NaN, started: 0, refused: 0, isWhole: false };

	constructor({ requests, windowMs }: Pick<PublishedLimit, 'requests' | 'windowMs'>) {
		this.windowMs = windowMs;
		this.requests = requests;
		this.bound = requests;
		this.turns = new Turns(windowMs);
	}

	waitAt(now: number, who: object, joins = true): number {
		if (!this.isBinding(now)) return 0;
		this.turn(now);
		const refused = this.refusedFor(now);
		if (refused > 0) return refused;
		const before = this.turns.before(who, now, joins);
		return this.window.started + before < this.bound ? 0 : this.endOf(this.window.number) - now;
	}

	start(now: number, who: object): void {
		this.turn(now);
		this.turns.started(who);
		this.window.started++;
	}

	/**
	 * `date` decides which window is meant, also when the answer arrives after its end. It counts in whole seconds, so windows begin
	 * up to a second late, and never early.
	 */
	refuse(now: number, date = now): void {
		const ahead = date - now;
		this.ahead = this.isBinding(now) ? Math.max(this.ahead, ahead) : ahead;
		this.turn(now);
		this.refusedAt = now;
		const number = Math.floor(date / this.windowMs);
		this.refusesUntil = Math.max(now + this.refusedFor(now), this.endOf(number));
		const { window } = this;
		if (number !== window.number) return;
		window.refused++;
		if (window.isWhole) this.bound = Math.max(1, Math.min(this.bound, window.started - window.refused));
	}

	refusedFor(now: number): number {
		const refused = this.refusesUntil - now;
		// A longer time means that the clock here was set back.
		return refused > this.windowMs ? 0 : Math.max(0, refused);
	}

	isIdle(now: number): boolean {
		return !this.isBinding(now);
	}

	private isBinding(now: number): boolean {
		return now - this.refusedAt < MEMORY * this.windowMs;
	}

	// A window in which the counting began may have had other requests before.
	private turn(now: number): void {
		const number = this.numberAt(now);
		if (number === this.window.number) return;
		const isWhole = this.isBinding(now);
		if (!isWhole) this.bound = this.requests;
		else if (this.window.refused === 0) this.bound = Math.min(this.requests, this.grown());
		this.window = { number, started: 0, refused: 0, isWhole };
	}

	private grown(): number {
		return this.bound + Math.max(1, Math.floor(this.bound * GROWTH));
	}

	private numberAt(now: number): number {
		return Math.floor((now + this.ahead) / this.windowMs);
	}

	private endOf(window: number): number {
		return (window + 1) * this.windowMs - this.ahead;
	}
}
