import type { INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../base/failure';
import { KeyedMutex } from '../base/keyedMutex';

/** How a row ended. `earlier`: the record existed already, so nothing was sent. */
export type Outcome =
	{ kind: 'done'; items: INodeExecutionData[]; earlier: boolean } | { kind: 'failed'; failure: Failure };

/**
 * The state of one run of a node. n8n's Retry On Fail calls the node again with the same execute data: the second try finds
 * the outcomes of the first one here, and sends only rows that were not sent.
 */
export class RunState {
	/** Rows wait for each other here when they would send the same content, or read and then change the same record. */
	readonly mutex = new KeyedMutex();
	private readonly outcomes = new Map<number, Outcome>();
	private readonly memos = new Map<string, Promise<unknown>>();
	private stop: { row: number; failure: Failure } | undefined;
	private stopping = new AbortController();

	/** Records how a row (0-based) ended. */
	record(row: number, outcome: Outcome): void {
		this.outcomes.set(row, outcome);
	}

	outcomeOf(row: number): Outcome | undefined {
		return this.outcomes.get(row);
	}

	/** True for a row that must not run again: it is done, or its failure is final. */
	isSettled(row: number): boolean {
		const outcome = this.outcomes.get(row);
		return outcome !== undefined && (outcome.kind === 'done' || outcome.failure.reason !== 'notSent');
	}

	/** Stops the run because of the failure of `row`: no further request starts. The first failure stays. */
	halt(row: number, failure: Failure): void {
		this.stop ??= { row, failure };
		this.stopping.abort();
	}

	/** Fires on `halt`, so that rows that wait for a retry wake up. */
	get haltSignal(): AbortSignal {
		return this.stopping.signal;
	}

	get halted(): { row: number; failure: Failure } | undefined {
		return this.stop;
	}

	/** Called when Retry On Fail runs the node again: the failure that stopped the last try does not stop this one. */
	resume(): void {
		this.stop = undefined;
		this.stopping = new AbortController();
	}

	/** Loads a value once per run, by its cache key. After a failed load the next caller loads again. */
	async once<T>(key: string, load: () => Promise<T>): Promise<T> {
		const known = this.memos.get(key);
		if (known) return (await known) as T;
		const loading = load();
		this.memos.set(key, loading);
		loading.catch(() => this.memos.delete(key));
		return await loading;
	}

	/** Drops a value that `once` has loaded, because it has changed. */
	forget(key: string): void {
		this.memos.delete(key);
	}
}

const runs = new WeakMap<object, RunState>();

/** The state of a run. n8n's execute data is the same object for all rows and all tries of the run. */
export function runStateOf(executeData: object): RunState {
	const known = runs.get(executeData);
	if (known) return known;
	const state = new RunState();
	runs.set(executeData, state);
	return state;
}

/** The result of a send: the body of the answer or, with `earlier`, the record that existed already. */
export interface Sent {
	body: unknown;
	earlier: boolean;
}
