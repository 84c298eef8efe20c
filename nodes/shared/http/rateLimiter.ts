import type { Clock } from '../base/clock';
import { Pace, type Ended } from './pace';

/** What a caller of `RateLimiter.acquire` brings along. */
export interface AcquireOptions {
	/** The most requests under way at once, this one included. */
	limit: number;
	/** The longest pause in ms that this caller waits for. */
	maxPause: number;
	clock: Clock;
	signal?: AbortSignal;
}

interface Waiter extends AcquireOptions {
	/** Lets the caller in, or tells it the end of the pause. */
	decide: (pausedUntil?: number) => void;
}

/** A clock that is behind by more than this (ms) was set back. */
const SET_BACK = 1_000;

/**
 * Limits the requests under way to one host with one credential, and their rate, across all runs of this process. Callers get
 * in in the order of their calls. A pause stops all of them.
 */
export class RateLimiter {
	private active = 0;
	private pausedUntil = 0;
	private readonly queue: Waiter[] = [];
	private pace = new Pace();
	/** The latest time that the clock has told. */
	private seenAt = 0;
	/** The time for which the next timer is set. */
	private wakesAt = Infinity;

	/**
	 * Resolves with undefined once the caller may send; it must call `release` afterwards. Resolves with the end of the pause (ms
	 * since the epoch) and lets nobody in, when the pause is longer than the caller's maxPause. A caller whose signal fires gets
	 * in at once.
	 */
	async acquire(options: AcquireOptions): Promise<number | undefined> {
		const { signal, clock } = options;
		let waiter: Waiter | undefined;
		const decided = new Promise<number | undefined>((decide) => {
			waiter = { ...options, decide };
			this.queue.push(waiter);
		});
		this.admitAll(clock);
		if (!waiter || !this.queue.includes(waiter)) return await decided;
		const leave = () => this.admit(waiter, clock.now());
		if (signal?.aborted) leave();
		signal?.addEventListener('abort', leave, { once: true });
		return await decided.finally(() => signal?.removeEventListener('abort', leave));
	}

	/** Frees the slot. Each successful `acquire` needs exactly one call. */
	release(clock: Clock, { startedAt = clock.now(), refused }: Partial<Ended> = {}): void {
		this.active--;
		this.pace.end({ startedAt, now: this.timeOf(clock), ...(refused !== undefined && { refused }) });
		this.admitAll(clock);
	}

	/** Pauses all callers until `until` (ms since the epoch). A shorter pause does not cut a longer one. */
	pause(until: number, now: number): void {
		this.pace.hold(now, until);
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	/** Milliseconds for which the API has answered nothing but 429s; 0 while it takes requests. */
	closedFor(now: number): number {
		return this.pace.closedFor(now);
	}

	/** True when nobody uses this rate limiter, no pause is left, and nothing about the rate is worth keeping. */
	isIdle(now: number): boolean {
		return this.active === 0 && this.queue.length === 0 && this.pausedUntil <= now && !this.pace.isWorthKeeping(now);
	}

	private admitAll(clock: Clock): void {
		const now = this.timeOf(clock);
		const pause = this.pausedUntil - now;
		if (pause > 0) this.turnAway(pause);
		for (let next = this.queue[0]; next && this.active < next.limit; next = this.queue[0]) {
			const wait = Math.max(pause, this.pace.waitAt(now));
			if (wait > 0) return this.wakeIn(wait, clock);
			this.admit(next, now);
		}
	}

	/** The time. When the clock was set back, the pace begins anew, and the rest of a pause is as long as before. */
	private timeOf(clock: Clock): number {
		const now = clock.now();
		if (now < this.seenAt - SET_BACK) {
			this.pausedUntil = now + Math.max(0, this.pausedUntil - this.seenAt);
			this.pace = new Pace();
		}
		this.seenAt = now;
		return now;
	}

	private admit(waiter: Waiter | undefined, now: number): void {
		const place = waiter ? this.queue.indexOf(waiter) : -1;
		if (place < 0) return;
		this.queue.splice(place, 1);
		this.active++;
		this.pace.start(now);
		waiter?.decide();
	}

	private turnAway(pause: number): void {
		for (const waiter of this.queue.filter(({ maxPause }) => maxPause < pause)) {
			this.queue.splice(this.queue.indexOf(waiter), 1);
			waiter.decide(this.pausedUntil);
		}
	}

	// Without an end, the end of a request under way goes on.
	private wakeIn(wait: number, clock: Clock): void {
		const wakesAt = clock.now() + wait;
		if (wait === Infinity || this.wakesAt <= wakesAt) return;
		this.wakesAt = wakesAt;
		const wake = () => {
			if (this.wakesAt === wakesAt) this.wakesAt = Infinity;
			this.admitAll(clock);
		};
		void clock.sleep(wait).then(wake);
	}
}

const rateLimiters = new Map<string, RateLimiter>();

/** The rate limiter of one host and credential. Drops those that are idle, so that their number stays bounded. */
export function rateLimiterFor(key: string, now: number): RateLimiter {
	for (const [name, rateLimiter] of rateLimiters)
		if (name !== key && rateLimiter.isIdle(now)) rateLimiters.delete(name);
	const rateLimiter = rateLimiters.get(key) ?? new RateLimiter();
	rateLimiters.set(key, rateLimiter);
	return rateLimiter;
}
