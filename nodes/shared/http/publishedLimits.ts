import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import type { Call } from './call';
import { ClockWindows } from './clockWindows';
import type { LimitCounter, PublishedLimit } from './publishedLimit';
import { SlidingWindow } from './slidingWindow';

/** By host, account and limit, for the whole process. */
const counters = new Map<string, LimitCounter>();

/** The published limits that concern the requests of one credential to one host. */
export class PublishedLimits {
	private readonly all: ReadonlyArray<{ limit: PublishedLimit; key: string }>;

	/**
	 * Everybody in this process with the same host and the same `per` shares a limit. Drops the counters that nobody needs at `now`
	 * (ms since the epoch), so that their number stays bounded.
	 */
	constructor(limits: readonly PublishedLimit[], host: string, now: number) {
		for (const [key, counter] of counters) if (counter.isIdle(now)) counters.delete(key);
		this.all = limits.map((limit) => ({
			limit,
			key: keyOf(limit, host),
		}));
	}

	/** The counters of the limits that count a call. */
	countersOf(call: Call): LimitCounter[] {
		return this.all.filter(({ limit }) => limit.counts?.(call) ?? true).map(({ limit, key }) => counterOf(limit, key));
	}

	/**
	 * Tells the limit that explains a 429 about it. Of several limits that count the call, it is the smallest. Gives the time (ms
	 * since the epoch) from which on the API takes requests again; undefined when no published limit explains the 429.
	 */
	refuse(call: Call, answer: Answer, now: number): number | undefined {
		const explaining = this.all
			.filter(({ limit }) => (limit.counts?.(call) ?? true) && limit.isRefusal?.(answer))
			.sort((one, other) => one.limit.requests - other.limit.requests);
		if (!explaining[0]) return undefined;
		const counter = counterOf(explaining[0].limit, explaining[0].key);
		const date = Date.parse(String(answer.headers.date));
		counter.refuse(now, Number.isNaN(date) ? undefined : date);
		return now + counter.refusedFor(now);
	}
}

function counterOf(limit: PublishedLimit, key: string): LimitCounter {
	const counter =
		counters.get(key) ?? (limit.kept === 'fromTheStart' ? new SlidingWindow(limit) : new ClockWindows(limit));
	counters.set(key, counter);
	return counter;
}

// `per` may be the key of an account, which nothing keeps in the clear.
function keyOf({ per, requests, windowMs }: PublishedLimit, host: string): string {
	return createHash('sha256')
		.update(JSON.stringify([host, per, requests, windowMs]))
		.digest('base64');
}
