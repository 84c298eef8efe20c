import type { LimitCounter, PublishedLimit } from './publishedLimit';
import { Turns } from './turns';

/** A limit that is kept from the start: no more than `requests` starts in any `windowMs`. Rate limiters take turns. */
export class SlidingWindow implements LimitCounter {
	private readonly windowMs: number;
	private readonly turns: Turns;
	/** The newest starts, as a ring. */
	private readonly starts: Float64Array;
	private oldest = 0;
	private startedAt = -Infinity;

	constructor({ requests, windowMs }: Pick<PublishedLimit, 'requests' | 'windowMs'>) {
		this.windowMs = windowMs;
		this.turns = new Turns(windowMs);
		this.starts = new Float64Array(requests).fill(-Infinity);
	}

	waitAt(now: number, who: object, joins = true): number {
		// The clock here was set back.
		if (this.startedAt > now + this.windowMs) this.starts.fill(-Infinity);
		const place = Math.min(this.turns.before(who, now, joins), this.starts.length - 1);
		const freed = this.starts[(this.oldest + place) % this.starts.length] ?? 0;
		return Math.max(0, freed + this.windowMs - now);
	}

	start(now: number, who: object): void {
		this.turns.started(who);
		this.starts[this.oldest] = now;
		this.oldest = (this.oldest + 1) % this.starts.length;
		this.startedAt = now;
	}

	/** Changes nothing: this limit is kept in any case. */
	refuse(): void {
		return undefined;
	}

	refusedFor(): number {
		return 0;
	}

	isIdle(now: number): boolean {
		return now - this.startedAt >= this.windowMs;
	}
}
