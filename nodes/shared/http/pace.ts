import { AchievedRate } from './achievedRate';
import { GrowingRate } from './growingRate';
import { Refusals } from './refusals';
import { UnderWay } from './underWay';

/** A request that has ended. Times in ms since the epoch. */
export interface Ended {
	startedAt: number;
	now: number;
	/** True for a 429; undefined for a request without an answer. */
	refused?: boolean;
}

/** A cut leaves this share of the achieved rate. */
const CUT = 0.9;
/** See `GrowingRate`. In ms. */
const HORIZON = 40_000;
const LONGEST_HORIZON = 60_000;
/** A rate so many times the achieved one bounds nothing. */
const UNNEEDED = 4;

const FIRST_PROBE = 250;
const LONGEST_PROBE = 6_000;
/** From this time (ms) on, a closure or a Retry-After means a window of the API. */
const WINDOW = 2_000;
/** How far (ms) requests may catch up with the rate after a timer that was late. */
const CATCH_UP = 20;
/** How long (ms) after the last 429 the rate is worth keeping. */
const MEMORY = 120_000;

/**
 * The rate at which requests to a host may start. It has no bound until many answers are 429s. Then it is cut to what was
 * achieved, and grows again (after the idea of TCP's CUBIC, RFC 9438, and of the adaptive retry mode of AWS's SDKs). As many
 * requests are under way as the rate needs with the usual answer time (Little's law).
 *
 * When nearly all answers are 429s, the API is closed: single requests probe, at longer and longer intervals. The first success
 * opens it. After a long closure the rate is the average of the time from one opening to the next, which is the limit of an API
 * that counts in windows.
 *
 * A Retry-After of two seconds and more says itself when requests may go on. It changes no rate.
 */
export class Pace {
	private readonly achieved = new AchievedRate();
	private readonly refusals = new Refusals();
	private readonly underWay = new UnderWay();
	private readonly rate = new GrowingRate(HORIZON);
	/** The earliest start of the next request. */
	private next = 0;
	private cutAt = 0;
	private closedAt: number | undefined;
	private probeWait = FIRST_PROBE;
	private isProbing = false;
	/** Since the API was opened. */
	private cycle = { since: 0, successes: 0 };
	private refusedAt = -Infinity;

	/** Milliseconds from `now` on until the next request may start; Infinity: when the probe under way has ended. */
	waitAt(now: number): number {
		if (this.isProbing) return Infinity;
		return Math.max(0, this.next - now, this.underWay.crowdedUntil(now, this.rate.value) - now);
	}

	/** A request starts. */
	start(now: number): void {
		if (this.cycle.since === 0) this.cycle.since = now;
		this.isProbing = this.closedAt !== undefined;
		this.underWay.start(now);
		this.grow(now);
		this.next = Math.max(this.next, now - CATCH_UP) + 1 / this.rate.value;
	}

	/** A request has ended. */
	end({ startedAt, now, refused }: Ended): void {
		this.isProbing = false;
		this.underWay.end(startedAt);
		if (refused === undefined) return;
		if (refused) this.refusedAt = now;
		const held = this.achieved.heldFor(now);
		if (refused && held >= WINDOW) return;
		this.grow(now);
		this.refusals.add(refused, held > 0);
		if (refused) this.refuse(startedAt, now);
		else this.succeed(startedAt, now);
	}

	/** The API has asked for a pause until `until`. */
	hold(now: number, until: number): void {
		this.achieved.hold(now, until);
	}

	/** Milliseconds for which the API has taken nothing; 0 while it takes requests. */
	closedFor(now: number): number {
		return this.closedAt === undefined ? 0 : now - this.closedAt;
	}

	/** True when the rate tells something about the API that the next run should know. */
	isWorthKeeping(now: number): boolean {
		return this.rate.isBounded && now - this.refusedAt < MEMORY;
	}

	private succeed(startedAt: number, now: number): void {
		this.underWay.learn(Math.max(0, now - startedAt));
		this.cycle.successes++;
		this.achieved.add(now);
		if (this.closedAt !== undefined && startedAt >= this.closedAt) this.open(now, this.closedAt);
	}

	private refuse(startedAt: number, now: number): void {
		if (this.closedAt !== undefined) {
			if (startedAt >= this.closedAt) this.probeIn(Math.min(this.probeWait * 2, LONGEST_PROBE), now);
		} else if (this.refusals.areAll) {
			this.closedAt = now;
			this.probeIn(FIRST_PROBE, now);
		} else if (startedAt >= this.cutAt && this.isBounded()) {
			this.cut(now);
		}
	}

	private isBounded(): boolean {
		return this.rate.isBounded || (this.refusals.areMany && this.achieved.isKnown);
	}

	private probeIn(wait: number, now: number): void {
		this.probeWait = wait;
		this.next = now + wait;
	}

	private cut(now: number): void {
		const failed = Math.min(this.rate.value, this.achieved.active(now));
		// Rows that wait after a 429 lower the achieved rate as long as nothing bounds it, so it is no ceiling then.
		if (this.rate.isBounded) this.rate.ceiling = failed;
		this.cutAt = now;
		this.rate.horizon = Math.max(HORIZON, this.rate.horizon);
		if (this.refusals.cutsHelp()) this.setRate(CUT * failed, now);
		else this.unbind();
	}

	private open(now: number, closedAt: number): void {
		const { since, successes } = this.cycle;
		const average = successes / (now - since);
		const isWindow = now - closedAt >= WINDOW;
		this.rate.horizon = isWindow ? Math.min(now - since, LONGEST_HORIZON) : HORIZON;
		if (isWindow) this.rate.ceiling = average;
		else if (this.rate.isBounded) this.rate.ceiling = Math.min(this.rate.ceiling, this.achieved.active(closedAt));
		this.setRate(isWindow ? average : CUT * this.achieved.overall(now), now);
		this.cycle = { since: now, successes: 0 };
		this.closedAt = undefined;
		this.refusals.forgetScore();
		this.cutAt = now;
	}

	private setRate(rate: number, now: number): void {
		this.rate.set(rate, now);
		this.next = now + 1 / rate;
	}

	private unbind(): void {
		this.rate.unbind();
		this.next = 0;
	}

	private grow(now: number): void {
		if (!this.rate.isBounded || this.closedAt !== undefined) return;
		this.rate.grow(now);
		if (this.rate.value > UNNEEDED * this.achieved.active(now)) this.unbind();
	}
}
