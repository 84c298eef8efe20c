import type { InjectedFault, WeightedFault } from '../../sandbox';
import { compressed } from './pace';

/**
 * What a careful sender can do about a send that ran into a fault:
 * - `none`: nothing has to be done, the answer only takes its time.
 * - `repeat`: surely not processed (429), so it is repeated by itself.
 * - `look`: it may have been processed; whoever looks on the server afterwards finds it, or knows that it is not there.
 * - `unknowable`: somebody in between gave up waiting, so that looking and finding nothing proves nothing: what is not
 *   there now could still land. Not sent again, by design.
 * - `final`: a redirect, which is never followed.
 */
export type Remedy = 'final' | 'look' | 'none' | 'repeat' | 'unknowable';

/** A kind of fault as it is counted. */
export interface Kind {
	label: string;
	remedy: Remedy;
	fault: WeightedFault;
}

/** The share of requests that run into a fault. */
export const RATE = 0.2;

const kind = (label: string, remedy: Remedy, fault: WeightedFault): Kind => ({ label, remedy, fault });

/** Everything that goes wrong with a send; equal shares, but twice as many 429, and half as many timeouts, which take long. */
export const kinds: readonly Kind[] = [
	kind('429 with Retry-After', 'repeat', { kind: '429', retryAfter: 1, weight: 2 }),
	kind('429 without', 'repeat', { kind: '429', weight: 2 }),
	kind('500, not stored', 'look', { kind: '500', write: 'never' }),
	kind('500, stored before', 'look', { kind: '500', write: 'before' }),
	kind('502, not stored', 'look', { kind: '502', write: 'never' }),
	kind('502, stored before', 'look', { kind: '502', write: 'before' }),
	kind('503, not stored', 'look', { kind: '503', write: 'never' }),
	kind('503, stored before', 'look', { kind: '503', write: 'before' }),
	kind('504, not stored', 'unknowable', { kind: '504', write: 'never' }),
	kind('504, stored before', 'look', { kind: '504', write: 'before' }),
	kind('reset before storing', 'look', { kind: 'reset-before-write' }),
	kind('reset after storing', 'look', { kind: 'reset-after-write' }),
	kind('timeout, stored 1-10 s later', 'look', {
		kind: 'late-write',
		delayMs: [compressed(1), compressed(10)],
		weight: 0.5,
	}),
	kind('timeout, stored before', 'look', { kind: 'slow', delayMs: compressed(1_000), weight: 0.5 }),
	kind('slow answer, 1-10 s', 'none', { kind: 'slow', delayMs: [compressed(1), compressed(10)] }),
	kind('truncated JSON, stored', 'look', { kind: 'truncated-json' }),
	kind('answer breaks off, stored', 'look', { kind: 'truncated-json', aborted: true }),
	kind('HTML 200, not stored', 'unknowable', { kind: 'html', write: 'never' }),
	kind('HTML 200, stored', 'look', { kind: 'html', write: 'before' }),
	kind('redirect', 'final', { kind: 'redirect' }),
];

/** What look-ups run into: the same, without the answers that no client should repeat. */
export const lookUpFaults: WeightedFault[] = kinds
	.map(({ fault }) => fault)
	.filter((fault) => fault.kind !== 'html' && fault.kind !== 'redirect');

const parameters = ['kind', 'write', 'retryAfter', 'delayMs', 'aborted'] as const;

/** Which kind an injected fault is of. Throws for one that is none of them. */
export function kindOf({ fault }: InjectedFault): Kind {
	const found = kinds.find((candidate) => parameters.every((name) => candidate.fault[name] === fault[name]));
	if (!found) throw new Error(`A fault of no known kind was injected: ${fault.kind}`);
	return found;
}
