import type { IHttpRequestOptions } from 'n8n-workflow';
import { attempt, judge, type Attempt, type Transport } from './attempt';
import { sleepUnlessAborted, type Clock } from './clock';
import { type Failure } from './failure';
import type { Gate } from './gate';
import type { Call } from './operation';
import type { Patience } from './patience';
import { backoff, parseRetryAfter } from './retryAfter';

/** What all deliveries of a run share. */
export interface Corridor {
	gate: Gate;
	/** Requests under way at once. */
	concurrency: number;
	clock: Clock;
	transport: Transport;
	/** Fires when waiting has become pointless: the execution was cancelled or the run stopped. */
	signal?: AbortSignal;
	/** Gives the reason why nothing more may go out, if there is one. */
	closed: () => Failure | undefined;
	/** The words for an attempt that did not succeed. */
	explain: (result: Attempt, call: Call) => Failure;
	/** The words for a wait that is longer than allowed: `until` in ms since the epoch. */
	explainWait: (until: number) => Failure;
}

/**
 * Sends one request through the gate and repeats it where repeating is safe: what was surely not processed (429, no
 * connection) always, what is idempotent also after 5xx, resets and timeouts. Gives the answer's body.
 *
 * Throws a Failure: `notSent` when the tries or the waits are used up, `mayHaveArrived` when a POST got no clear answer,
 * `rejected` when the API said no.
 */
export async function deliver(
	corridor: Corridor,
	call: Call,
	options: IHttpRequestOptions,
	patience: Patience,
): Promise<unknown> {
	const { gate, clock, signal } = corridor;
	for (let tries = 1; ; tries++) {
		const pausedUntil = await gate.enter({ limit: corridor.concurrency, patience: patience.waitLeft, clock, signal });
		if (pausedUntil !== undefined) throw corridor.explainWait(pausedUntil);
		let result: Attempt;
		let wait: number;
		try {
			const closed = corridor.closed();
			if (closed) throw closed;
			result = await attempt(corridor.transport, { ...options });
			wait = retryWait(result, tries, clock);
			// Before leaving, so that nobody slips in between.
			if (judge(result, call.method) === 'wait') gate.pause(clock.now() + wait);
		} finally {
			gate.leave();
		}
		const verdict = judge(result, call.method);
		if (verdict === 'ok') return result.kind === 'answer' ? result.body : undefined;
		if (verdict === 'wait' && wait > patience.waitLeft) throw corridor.explainWait(clock.now() + wait);
		const retryable = verdict === 'wait' || verdict === 'retry';
		if (!retryable || !patience.allows(tries, wait)) throw corridor.explain(result, call);
		await sleepUnlessAborted(clock, wait, signal);
	}
}

function retryWait(result: Attempt, tries: number, clock: Clock): number {
	const asked = result.kind === 'answer' ? parseRetryAfter(result.headers['retry-after'], clock.now()) : undefined;
	return asked ?? backoff(tries, clock.random);
}
