import type { Failure } from '../base/failure';
import { RunMutex } from '../base/keyedMutex';

/** The failure that ended the work of a run or of an account, and the row (0-based) that met it. */
export interface Halt {
	row: number;
	failure: Failure;
}

/** The state that the rows of a run share when their credential holds the same values. */
export class AccountState {
	/** Rows of this run that check the same content wait for each other here: see Check Only. */
	readonly checks = new RunMutex();
	private readonly memos = new Map<string, Promise<unknown>>();
	private refusal: Halt | undefined;
	private readonly closing = new AbortController();

	/**
	 * @param mutex rows wait for each other here, also rows of other runs, when they would send the same content, or read and
	 *   then change the same record
	 */
	constructor(readonly mutex = new RunMutex()) {}

	/** The API refused the credential of `row`: no further request with it starts. The first failure stays. */
	close(row: number, failure: Failure): void {
		this.refusal ??= { row, failure };
		this.closing.abort();
	}

	get closed(): Halt | undefined {
		return this.refusal;
	}

	/** Fires on `close`, so that rows that wait for a retry wake up. */
	get closeSignal(): AbortSignal {
		return this.closing.signal;
	}

	/** Loads a value once per run and account, by its cache key. After a failed load the next caller loads again. */
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
