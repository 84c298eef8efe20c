import { AchievedRate } from './achievedRate';
import { ApiWindow } from './apiWindow';
import { CrowdLimit } from './crowdLimit';
import { GrowingRate, LONGEST_HORIZON } from './growingRate';
import { Refusals } from './refusals';
import { UnderWay, type Ended } from './underWay';

/** A cut leaves this share of the achieved rate. */
const CUT = 0.9;
/** After a Retry-After, the rate grows by half in so many times its length. Each mistake costs that pause. */
const PAUSES = 40;
/** A rate so many times the achieved one bounds nothing. */
const UNNEEDED = 4;
/** From this length (ms) on, a Retry-After says itself when requests may go on, and changes no rate. */
const LONG_PAUSE = 2_000;
/** How long (ms) the pace is worth keeping, after the last 429 and after the last request. */
const MEMORY = 120_000;
/** After a rest of this length (ms), the rate before it may be low because little was to be sent. Waits after a 429 are shorter. */
const REST = 5_000;

/**
 * When requests to a host may start. Nothing bounds them until many answers are 429s. Then one of three bounds explains these:
 *
 * - how many requests are under way (`CrowdLimit`; after the idea of Netflix's concurrency-limits),
 * - the rate (`GrowingRate`; after the idea of TCP's CUBIC, RFC 9438, and of the adaptive retry mode of AWS's SDKs): it is cut to
 *   what was achieved and grows again, with as many requests under way as it needs with the usual answer time (Little's law),
 * - a window of the API that has no room left (`ApiWindow`): single requests probe until it takes requests again.
 */
export class Pace {
	private readonly achieved = new AchievedRate();
	private readonly refusals = new Refusals();
	private readonly underWay = new UnderWay();
	private readonly crowd = new CrowdLimit();
	private readonly rate = new GrowingRate();
	private readonly api = new ApiWindow();
	private cutAt = 0;
	private refusedAt = -Infinity;
	/** The length of the last Retry-After. */
	private pauseMs = 0;
	/** The end of the last request or pause. */
	private restsFrom = -Infinity;

	/** Milliseconds from `now` on until the next request may start; Infinity: when the probe under way has ended. */
	waitAt(now: number): number {
		if (this.api.isProbing) return Infinity;
		if (this.api.closedAt !== undefined) return Math.max(0, this.api.nextProbe - now);
		const most = Math.min(this.crowd.most, this.api.most);
		return Math.max(0, this.rate.next - now, this.underWay.crowdedUntil(now, this.rate.value, most) - now);
	}

	/** A request starts. */
	start(now: number): void {
		this.api.start(now);
		this.underWay.start(now);
		this.grow(now);
		this.rate.start(now);
	}

	/** A request has ended. */
	end({ startedAt, now, refused }: Ended): void {
		this.restsFrom = Math.max(this.restsFrom, now);
		this.api.isProbing = false;
		const crowd = this.underWay.end(startedAt, refused === true);
		if (refused === undefined) return;
		if (refused) this.refusedAt = now;
		const held = this.achieved.heldFor(now);
		if (refused && held >= LONG_PAUSE) return;
		this.grow(now);
		this.refusals.add(refused, held > 0);
		if (refused) this.refuse(startedAt, crowd, now);
		else this.succeed(startedAt, crowd, now);
	}

	/** The API has asked for a pause until `until`. */
	hold(now: number, until: number): void {
		this.achieved.hold(now, until);
		this.grow(now);
		this.rate.hold(until);
		this.pauseMs = until - now;
		this.restsFrom = Math.max(this.restsFrom, until);
	}

	/**
	 * The pace for a request that comes at `now`, while no other is under way or waits. After a rest, the rate achieved before is
	 * forgotten. After a long one the pace is a new one: the limit may have changed, and windows and buckets are full again. An API that
	 * was closed is closed until a probe succeeds.
	 */
	afterRest(now: number): Pace {
		if (now - this.restsFrom >= REST) this.achieved.forget();
		if (now - this.restsFrom <= MEMORY) return this;
		const pace = new Pace();
		if (this.api.closedAt !== undefined) pace.api.close(this.api.closedAt);
		return pace;
	}

	/** Milliseconds for which the API has taken nothing; 0 while it takes requests. */
	closedFor(now: number): number {
		return this.api.closedAt === undefined ? 0 : now - this.api.closedAt;
	}

	/** True when the pace tells something about the API that the next run should know. */
	isWorthKeeping(now: number): boolean {
		const isBounded = this.rate.isBounded || this.crowd.most < Infinity || this.api.closedAt !== undefined;
		return isBounded && now - this.refusedAt < MEMORY;
	}

	private succeed(startedAt: number, crowd: number, now: number): void {
		const { closedAt } = this.api;
		this.underWay.learn(Math.max(0, now - startedAt));
		this.crowd.succeed(crowd, now);
		this.achieved.add(now);
		this.api.succeed();
		if (closedAt !== undefined && startedAt >= closedAt) this.open(now, closedAt);
	}

	private refuse(startedAt: number, crowd: number, now: number): void {
		const { closedAt } = this.api;
		if (closedAt !== undefined) {
			if (startedAt >= closedAt) this.api.failProbe(now);
		} else if (this.refusals.areMany && this.crowd.explains(crowd)) {
			this.crowd.lower(crowd, now, this.pauseMs);
			this.cutAt = now;
		} else if (this.api.isClosing(this.refusals)) {
			this.api.close(now);
		} else if (startedAt >= this.cutAt && this.isBounded()) {
			this.cut(now);
		}
	}

	private isBounded(): boolean {
		return this.rate.isBounded || (this.refusals.areMany && this.achieved.isKnown);
	}

	private cut(now: number): void {
		const failed = Math.min(this.rate.value, this.achieved.active(now));
		// Rows that wait after a 429 lower the achieved rate as long as nothing bounds it, so it is no ceiling then.
		if (this.rate.isBounded) this.rate.setCeiling(failed);
		this.cutAt = now;
		this.rate.slowest = this.slowest;
		if (this.refusals.cutsHelp()) this.rate.set(CUT * failed, now);
		else this.rate.unbind();
	}

	private open(now: number, closedAt: number): void {
		const { length, successes, isWindow } = this.api.open(now);
		const average = successes / length;
		this.rate.slowest = isWindow ? Math.min(length, LONGEST_HORIZON) : this.slowest;
		if (isWindow) this.rate.setCeiling(average);
		else if (this.rate.isBounded) this.rate.setCeiling(Math.min(this.rate.ceiling, this.achieved.active(closedAt)));
		this.rate.set(isWindow ? average : CUT * this.achieved.overall(now), now);
		this.refusals.forgetScore();
		this.cutAt = now;
	}

	/** The ms in which the rate may grow by half, because of the pauses that the API asks for. */
	private get slowest(): number {
		return Math.min(LONGEST_HORIZON, PAUSES * this.pauseMs);
	}

	private grow(now: number): void {
		if (!this.rate.isBounded || this.api.closedAt !== undefined) return;
		this.rate.grow(now);
		if (this.rate.value > UNNEEDED * this.achieved.active(now)) this.rate.unbind();
	}
}
