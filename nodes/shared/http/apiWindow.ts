import type { Refusals } from './refusals';

/** From this length (ms) on, a closure means that the API counts requests in windows. */
const WINDOW = 2_000;
/** A longer cycle (ms) does not come from a window: the API took all requests meanwhile, or nobody sent any. */
const LONGEST_CYCLE = 600_000;
/** The probes of a closed API. In ms; the second pair is for a closure that was to be expected. */
const FIRST_PROBE = 250;
const LONGEST_PROBE = 6_000;
const FIRST_EXPECTED_PROBE = 4_000;
const LONGEST_EXPECTED_PROBE = 16_000;

/** The time from one opening of an API to the next. */
export interface Cycle {
	/** In ms, the closure included. */
	length: number;
	successes: number;
	/** False for a short closure, and for a very long cycle, which do not come from a window. */
	isWindow: boolean;
}

/**
 * Whether an API takes requests at present. When it answers nothing but 429s it is closed: single requests probe, at longer and
 * longer intervals, and the first success opens it. Times in ms.
 */
export class ApiWindow {
	/** The start of the closure. */
	closedAt: number | undefined;
	/** True while a probe is under way. */
	isProbing = false;
	/** The start of the next probe. */
	nextProbe = 0;
	private probeWait = 0;
	private openedAt = -Infinity;
	private successes = 0;
	/** The last cycle with a window. */
	private last: Cycle | undefined;

	/** A request starts. */
	start(now: number): void {
		this.isProbing = this.closedAt !== undefined;
		if (this.isProbing || now - this.openedAt <= LONGEST_CYCLE) return;
		this.last = undefined;
		this.begin(now);
	}

	succeed(): void {
		this.successes++;
	}

	/**
	 * The requests that may be under way, so that few of them meet the end of a window with as many requests as the last one: one
	 * at a time from there on, and more and more when the API takes more than before.
	 */
	get most(): number {
		return this.last
			? Math.max(1, this.last.successes - this.successes, 1 + this.successes - this.last.successes)
			: Infinity;
	}

	/** Whether the newest 429s mean that the API takes nothing. Fewer say so when it has shown that it counts requests in windows. */
	isClosing({ areAll, areSeveral }: Refusals): boolean {
		return areAll || (areSeveral && this.last !== undefined) || this.isEndExpected;
	}

	/** Whether a 429 is likely to be the end of a window with as many requests as the last one. */
	private get isEndExpected(): boolean {
		return this.last !== undefined && this.successes >= this.last.successes;
	}

	/** The API takes nothing from now on. */
	close(now: number): void {
		this.closedAt = now;
		this.probeIn(this.isEndExpected ? FIRST_EXPECTED_PROBE : FIRST_PROBE, now);
	}

	/** A probe got a 429. */
	failProbe(now: number): void {
		const longest = this.isEndExpected ? LONGEST_EXPECTED_PROBE : LONGEST_PROBE;
		this.probeIn(Math.min(this.probeWait * 2, longest), now);
	}

	/** A probe has succeeded. Gives the cycle that has ended. */
	open(now: number): Cycle {
		const { openedAt, successes, closedAt = now } = this;
		const length = now - openedAt;
		const cycle = { length, successes, isWindow: length <= LONGEST_CYCLE && now - closedAt >= WINDOW };
		if (cycle.isWindow) this.last = cycle;
		this.closedAt = undefined;
		this.begin(now);
		return cycle;
	}

	/** A cycle begins. */
	private begin(now: number): void {
		this.openedAt = now;
		this.successes = 0;
	}

	private probeIn(wait: number, now: number): void {
		this.probeWait = wait;
		const expected = this.isEndExpected && this.last ? this.openedAt + this.last.length : Infinity;
		this.nextProbe = expected > now ? Math.min(now + wait, expected) : now + wait;
	}
}
