import type { Clock } from '../base/clock';
import { Pace } from './pace';
import type { LimitCounter } from './publishedLimit';
import type { Ended } from './underWay';
import { WaitingLine } from './waitingLine';
import { WakeTimer } from './wakeTimer';

/** What a caller of `RateLimiter.acquire` brings along. */
export interface AcquireOptions {
	/** The most requests under way at once, this one included. */
	limit: number;
	/** The longest pause in ms that this caller waits for. */
	maxPause: number;
	/** The caller gives up when it has met nothing but a closed API for so many ms; never without this. */
	maxClosure?: number;
	clock: Clock;
	signal?: AbortSignal;
	/** The run, panel or trigger that the request belongs to: callers take turns. */
	caller?: object;
	/** The published limits that count the request. */
	limits?: readonly LimitCounter[];
}

/**
 * How `acquire` ends: undefined for a caller that may send; the end of the pause (ms since the epoch) for one that would have to
 * wait longer than its maxPause; `closed` for one that met nothing but a closed API for its maxClosure.
 */
export type Admission = number | 'closed' | undefined;

interface Waiter extends AcquireOptions {
	decide: (admission?: Admission) => void;
}

/** A clock that is behind by more than this (ms) was set back. */
const SET_BACK = 1_000;

/** An API that is closed for a shorter time (ms) turns nobody away: it may be one short burst of 429s. */
const SHORT_CLOSURE = 6_000;

/**
 * Limits the requests under way to one host with one credential, and their rate, across all runs of this process. Callers take
 * turns; the requests of one caller go out in order, but for those that a published limit of their own holds back. A pause
 * stops all of them.
 */
export class RateLimiter {
	private active = 0;
	private pausedUntil = 0;
	private readonly line = new WaitingLine<Waiter>();
	private pace = new Pace();
	/** When each caller called for the first time. */
	private readonly firstCalls = new WeakMap<object, number>();
	/** The latest time that the clock has told. */
	private seenAt = 0;
	// While no time to wake is set, the end of a request under way lets the next caller in.
	private readonly timer = new WakeTimer((clock) => this.admitAll(clock));

	/**
	 * Resolves with undefined once the caller may send; it must call `release` afterwards. Otherwise nobody was let in, and the
	 * admission says why. A caller whose signal fires gets in at once.
	 */
	async acquire(options: AcquireOptions): Promise<Admission> {
		const { signal, clock, caller } = options;
		const now = this.timeOf(clock.now());
		if (caller && !this.firstCalls.has(caller)) this.firstCalls.set(caller, now);
		if (this.active === 0 && this.line.isEmpty) this.pace = this.pace.afterRest(now);
		let waiter: Waiter | undefined;
		const decided = new Promise<Admission>((decide) => {
			waiter = { ...options, decide };
			this.line.add(waiter);
		});
		this.admitAll(clock);
		if (!waiter || !this.line.has(waiter)) return await decided;
		const leave = () => this.admit(waiter, this.timeOf(clock.now()));
		if (signal?.aborted) leave();
		signal?.addEventListener('abort', leave, { once: true });
		return await decided.finally(() => signal?.removeEventListener('abort', leave));
	}

	/** Frees the slot. Each successful `acquire` needs exactly one call. */
	release(clock: Clock, { startedAt = clock.now(), refused }: Partial<Ended> = {}): void {
		this.active--;
		this.pace.end({ startedAt, now: this.timeOf(clock.now()), ...(refused !== undefined && { refused }) });
		this.admitAll(clock);
	}

	/** Pauses all callers until `until` (ms since the epoch). A shorter pause does not cut a longer one. */
	pause(until: number, now: number): void {
		this.timeOf(now);
		this.pace.hold(now, until);
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	/** Milliseconds for which a caller has met an API that answers nothing but 429s; 0 while the API takes requests. */
	closedFor(now: number, caller?: object): number {
		const met = now - ((caller && this.firstCalls.get(caller)) ?? -Infinity);
		return Math.min(this.pace.closedFor(now), met);
	}

	/** True when nobody uses this rate limiter, no pause is left, and nothing about the rate is worth keeping. */
	isIdle(now: number): boolean {
		return this.active === 0 && this.line.isEmpty && this.pausedUntil <= now && !this.pace.isWorthKeeping(now);
	}

	private admitAll(clock: Clock): void {
		const now = this.timeOf(clock.now());
		this.turnAway(now);
		for (;;) {
			const wait = Math.max(this.pausedUntil - now, this.pace.waitAt(now));
			const { next, freeIn } = this.nextAt(now);
			if (!next) return this.timer.wakeIn(Math.max(wait, freeIn), clock);
			if (wait > 0) return this.timer.wakeIn(wait, clock);
			this.admit(next, now);
		}
	}

	/** `next`: the first caller that neither Concurrency nor a published limit holds back. Without one, `freeIn` is the time until there may be one. */
	private nextAt(now: number): { next?: Waiter; freeIn: number } {
		let freeIn = Infinity;
		for (const waiter of this.line) {
			const hasPlace = this.active < waiter.limit;
			const wait = Math.max(0, ...(waiter.limits ?? []).map((limit) => limit.waitAt(now, this, hasPlace)));
			// Others pass a request that a published limit holds back, but not one that only waits for a place.
			if (wait === 0) return hasPlace ? { next: waiter, freeIn: 0 } : { freeIn };
			freeIn = Math.min(freeIn, wait);
		}
		return { freeIn };
	}

	/** Notes the time that a clock tells. When it was set back, the pace begins anew, and the rest of a pause is as long as before. */
	private timeOf(now: number): number {
		if (now < this.seenAt - SET_BACK) {
			this.pausedUntil = now + Math.max(0, this.pausedUntil - this.seenAt);
			this.pace = new Pace();
		}
		this.seenAt = now;
		return now;
	}

	private admit(waiter: Waiter | undefined, now: number): void {
		if (!waiter || !this.line.remove(waiter, true)) return;
		this.active++;
		this.pace.start(now);
		for (const limit of waiter.limits ?? []) limit.start(now, this);
		waiter.decide();
	}

	private turnAway(now: number): void {
		const isProbeDue = this.pace.waitAt(now) === 0;
		for (const waiter of [...this.line]) {
			const { limits = [], maxPause, maxClosure = Infinity, caller } = waiter;
			const until = Math.max(this.pausedUntil, ...limits.map((limit) => now + limit.refusedFor(now)));
			const isClosed = !isProbeDue && this.closedFor(now, caller) >= Math.max(maxClosure, SHORT_CLOSURE);
			const admission = until - now > Math.max(0, maxPause) ? until : isClosed ? 'closed' : undefined;
			if (admission !== undefined && this.line.remove(waiter, false)) waiter.decide(admission);
		}
	}
}
