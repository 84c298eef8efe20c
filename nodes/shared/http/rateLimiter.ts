import { type Clock, sleepUnlessAborted } from '../base/clock';

interface Waiter {
	limit: number;
	admit: () => void;
}

/** What a caller of `Gate.enter` brings along. */
export interface AcquireOptions {
	/** The most requests under way at once, this one included. */
	limit: number;
	/** The longest pause in ms that this caller waits for. */
	maxPause: number;
	clock: Clock;
	signal?: AbortSignal;
}

/**
 * Limits the requests under way to one host with one credential, across all runs of this process. Callers acquire a slot
 * in the order of their calls. A pause stops all of them.
 */
export class RateLimiter {
	private active = 0;
	private pausedUntil = 0;
	private readonly queue: Waiter[] = [];

	/**
	 * Resolves with undefined once the caller may send; it must call `leave` afterwards. Resolves with the end of the
	 * pause (ms since the epoch) and lets nobody in, when the pause is longer than the caller's retryBudget.
	 */
	async acquire(visit: AcquireOptions): Promise<number | undefined> {
		if (this.active >= visit.limit || this.queue.length > 0) {
			await new Promise<void>((resolve) => this.queue.push({ limit: visit.limit, admit: resolve }));
		} else {
			this.active++;
		}
		const { clock, signal } = visit;
		for (let wait = this.pausedUntil - clock.now(); wait > 0; wait = this.pausedUntil - clock.now()) {
			if (signal?.aborted) break;
			if (wait > visit.maxPause) {
				this.release();
				return this.pausedUntil;
			}
			await sleepUnlessAborted(clock, wait, signal);
		}
		return undefined;
	}

	/** Frees the slot. Each successful `acquire` needs exactly one call. */
	release(): void {
		this.active--;
		for (let next = this.queue[0]; next && this.active < next.limit; next = this.queue[0]) {
			this.queue.shift();
			this.active++;
			next.admit();
		}
	}

	/** Pauses all callers until `until` (ms since the epoch). A shorter pause does not cut a longer one. */
	pause(until: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	/** True when nobody uses this rate limiter, and no pause is left. */
	isIdle(now: number): boolean {
		return this.active === 0 && this.queue.length === 0 && this.pausedUntil <= now;
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
