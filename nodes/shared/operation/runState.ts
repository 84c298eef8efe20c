import type { INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../base/failure';
import { KeyedMutex } from '../base/keyedMutex';

/** How a row ended. Every row ends in exactly one. */
export type Outcome =
	{ kind: 'done'; items: INodeExecutionData[]; earlier: boolean } | { kind: 'failed'; failure: Failure };

/**
 * What is known about one run of a node. n8n's Retry On Fail calls the node again with the same execute data, so the
 * second try finds here what the first one did, and sends only what surely was not sent.
 */
export class RunState {
	/** Rows wait for each other here when they would send the same content, or read and then change the same record. */
	readonly mutex = new KeyedMutex();
	private readonly outcomes = new Map<number, Outcome>();
	private readonly memos = new Map<string, Promise<unknown>>();
	private stop: { row: number; failure: Failure } | undefined;
	private stopping = new AbortController();

	/** Notes how a row (0-based) ended. */
	record(row: number, outcome: Outcome): void {
		this.outcomes.set(row, outcome);
	}

	outcomeOf(row: number): Outcome | undefined {
		return this.outcomes.get(row);
	}

	/** True for a row that must not be tried again: done, or failed in a way that a repetition cannot mend or may double. */
	isSettled(row: number): boolean {
		const outcome = this.outcomes.get(row);
		return outcome !== undefined && (outcome.kind === 'done' || outcome.failure.reason !== 'notSent');
	}

	/** Lets no further request start because of what happened to `row`. The first reason stays. */
	halt(row: number, failure: Failure): void {
		this.stop ??= { row, failure };
		this.stopping.abort();
	}

	/** Fires on `halt`, so that rows which wait for their next try wake up. */
	get haltSignal(): AbortSignal {
		return this.stopping.signal;
	}

	get halted(): { row: number; failure: Failure } | undefined {
		return this.stop;
	}

	/** Called when the node is run again: what stopped the last try does not stop this one. */
	resume(): void {
		this.stop = undefined;
		this.stopping = new AbortController();
	}

	/** Loads something once per run, e.g. the account's own id. A failed load is tried again by the next caller. */
	async once<T>(key: string, load: () => Promise<T>): Promise<T> {
		const known = this.memos.get(key);
		if (known) return (await known) as T;
		const loading = load();
		this.memos.set(key, loading);
		loading.catch(() => this.memos.delete(key));
		return await loading;
	}

	/** Forgets what `once` loaded, because it has changed since. */
	forget(key: string): void {
		this.memos.delete(key);
	}
}

const runs = new WeakMap<object, RunState>();

/** The state of the run that n8n identifies by this object: the same for all rows and all tries. */
export function runStateOf(executeData: object): RunState {
	const known = runs.get(executeData);
	if (known) return known;
	const state = new RunState();
	runs.set(executeData, state);
	return state;
}

/** What a send came to: the body of the answer, or (`earlier`) the record that was there already. */
export interface Sent {
	body: unknown;
	earlier: boolean;
}
