import type { Answer } from './answer';
import type { Call } from './call';

/** A limit of requests that the vendor publishes. A service lists its limits; `PublishedLimits` counts the requests. */
export interface PublishedLimit {
	/** Whose requests the API counts together, on one host: `address`, or one account in the words of the service. */
	per: string;
	/** So many requests are allowed … */
	requests: number;
	/** … in so many ms. */
	windowMs: number;
	/**
	 * `fromTheStart`: any `windowMs` have no more than `requests` starts. For limits that hold for every customer.
	 * `afterFirst429`: nothing is held back until the API refuses a request because of this limit. Then the windows of the API's
	 * clock have no more than `requests` starts. For limits that the operator of a server may change or switch off.
	 */
	kept: 'afterFirst429' | 'fromTheStart';
	/** Whether the API counts a call. Without this function it counts every call. */
	counts?: (call: Call) => boolean;
	/** For `afterFirst429`: whether a 429 comes from a limit of this kind. Without this function no 429 does, and the pace learns from it. */
	isRefusal?: (answer: Answer) => boolean;
}

/** Counts the starts of requests for one published limit. All rate limiters that it concerns share it. Times in ms. */
export interface LimitCounter {
	/**
	 * Milliseconds until `who` may start a request; 0 for at once. `who` waits from then on, and is counted as the next one in
	 * turn until its `start`; not with `joins` false.
	 */
	waitAt: (now: number, who: object, joins?: boolean) => number;
	/** A request of `who` starts. */
	start: (now: number, who: object) => void;
	/** Milliseconds from `now` on in which the API refuses every request because of this limit; 0 when it takes requests. */
	refusedFor: (now: number) => number;
	/** The API has refused a request because of this limit. `date`: the time on the API's clock, where it is known. */
	refuse: (now: number, date?: number) => void;
	/** True when nothing of it is worth keeping. */
	isIdle: (now: number) => boolean;
}
