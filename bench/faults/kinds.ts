import type { InjectedFault, WeightedFault } from '../../sandbox';
import { realMs } from './clock';

/**
 * How a careful client recovers from a fault that hit its send:
 * - `none`: nothing to do, the answer is only slow.
 * - `retry`: the send was certainly not processed (429), so it can be sent again.
 * - `checkThenRetry`: the send may have been processed. Looking the message up on the server tells whether it was.
 * - `undecidable`: a gateway gave up waiting. The send may still be processed later, so a look-up that finds nothing proves
 *   nothing. The node reports the row and does not send it again.
 * - `notFollowed`: a redirect. The node never follows one, and reports the row.
 */
export type Recovery = 'checkThenRetry' | 'none' | 'notFollowed' | 'retry' | 'undecidable';

/** A kind of fault: one line of the printed tables. */
export interface Kind {
	label: string;
	recovery: Recovery;
	fault: WeightedFault;
}

/** The share of requests that are hit by a fault. */
export const FAULT_RATE = 0.2;

/** The Max Wait of the first row, and the longer Retry-After that it gets once, in seconds. */
export const FIRST_MAX_WAIT = 40;
export const BEYOND_MAX_WAIT = 41;

const kind = (label: string, recovery: Recovery, fault: WeightedFault): Kind => ({ label, recovery, fault });

/**
 * The faults that hit sends. All kinds are equally frequent, except that 429 is twice as frequent, and timeouts are half as
 * frequent because they make a run slow.
 */
export const kinds: readonly Kind[] = [
	kind('429 with Retry-After', 'retry', { kind: '429', retryAfter: 1, weight: 2 }),
	// Of the first row only, see injectFaults.
	kind('429 beyond Max Wait', 'retry', { kind: '429', retryAfter: BEYOND_MAX_WAIT, weight: 0 }),
	kind('429 without Retry-After', 'retry', { kind: '429', weight: 2 }),
	kind('500, not stored', 'checkThenRetry', { kind: '500', write: 'never' }),
	kind('500, stored before', 'checkThenRetry', { kind: '500', write: 'before' }),
	kind('502, not stored', 'checkThenRetry', { kind: '502', write: 'never' }),
	kind('502, stored before', 'checkThenRetry', { kind: '502', write: 'before' }),
	kind('503, not stored', 'checkThenRetry', { kind: '503', write: 'never' }),
	kind('503, stored before', 'checkThenRetry', { kind: '503', write: 'before' }),
	kind('504, not stored', 'undecidable', { kind: '504', write: 'never' }),
	kind('504, stored before', 'checkThenRetry', { kind: '504', write: 'before' }),
	kind('reset before storing', 'checkThenRetry', { kind: 'reset-before-write' }),
	kind('reset after storing', 'checkThenRetry', { kind: 'reset-after-write' }),
	kind('timeout, stored 1-10 s later', 'checkThenRetry', {
		kind: 'late-write',
		delayMs: [realMs(1), realMs(10)],
		weight: 0.5,
	}),
	kind('timeout, stored before', 'checkThenRetry', { kind: 'slow', delayMs: realMs(1_000), weight: 0.5 }),
	kind('slow answer, 1-10 s', 'none', { kind: 'slow', delayMs: [realMs(1), realMs(10)] }),
	kind('truncated JSON, stored', 'checkThenRetry', { kind: 'truncated-json' }),
	kind('answer breaks off, stored', 'checkThenRetry', { kind: 'truncated-json', aborted: true }),
	kind('HTML 200, not stored', 'undecidable', { kind: 'html', write: 'never' }),
	kind('HTML 200, stored', 'checkThenRetry', { kind: 'html', write: 'before' }),
	kind('redirect', 'notFollowed', { kind: 'redirect' }),
];

/** The faults that hit look-ups: the same ones, except HTML pages and redirects, which the node does not retry. */
export const lookUpFaults: WeightedFault[] = kinds
	.map(({ fault }) => fault)
	.filter((fault) => fault.kind !== 'html' && fault.kind !== 'redirect');

const parameters = ['kind', 'write', 'retryAfter', 'delayMs', 'aborted'] as const;

/** The kind of an injected fault. Throws when the fault is of no known kind. */
export function kindOf({ fault }: InjectedFault): Kind {
	const found = kinds.find((candidate) => parameters.every((name) => candidate.fault[name] === fault[name]));
	if (!found) throw new Error(`A fault of no known kind was injected: ${fault.kind}`);
	return found;
}
