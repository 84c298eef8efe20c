import { randomBytes } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../base/failure';
import { KeyedMutex, RunMutex } from '../base/keyedMutex';
import { AccountState, type Halt } from './accountState';
import { SendCount } from './sendCount';

/**
 * How a row ended. `earlier`: the record existed already, so nothing was sent. `checked`: Check Only has sent nothing. `skipped`: nothing
 * was sent, as the user has chosen for such rows.
 */
export type Outcome =
	| { kind: 'done'; items: INodeExecutionData[]; earlier: boolean; checked?: boolean }
	| { kind: 'skipped'; items: INodeExecutionData[] }
	| { kind: 'failed'; failure: Failure };

const processMutex = new KeyedMutex();

/**
 * The state of one run of a node. n8n's Retry On Fail calls the node again with the same execute data: the second try finds
 * the outcomes of the first one here, and sends only rows that were not sent.
 */
export class RunState {
	private readonly id = randomBytes(9).toString('base64url');
	/** The rows that this run has sent, in all tries. */
	readonly sendCount = new SendCount();
	private readonly outcomes = new Map<number, Outcome>();
	private readonly accounts = new Map<string, AccountState>();
	private stop: Halt | undefined;
	private stopping = new AbortController();
	private since = 0;

	/** @param mutex all runs of this process share it, so that two executions at once do not send the same row twice */
	constructor(private readonly mutex = processMutex) {}

	/** A text that names a row (0-based) of this run. No other row of any run has it. */
	rowId(row: number): string {
		return `${this.id}.${row + 1}`;
	}

	/** Records how a row (0-based) ended. */
	record(row: number, outcome: Outcome): void {
		this.outcomes.set(row, outcome);
	}

	outcomeOf(row: number): Outcome | undefined {
		return this.outcomes.get(row);
	}

	/** True for a row that must not run again: it is done or skipped, or its failure is final. */
	isSettled(row: number): boolean {
		const outcome = this.outcomes.get(row);
		return outcome !== undefined && (outcome.kind !== 'failed' || outcome.failure.reason !== 'notSent');
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

	get halted(): Halt | undefined {
		return this.stop;
	}

	/**
	 * Called when n8n runs the node, and again for each try of Retry On Fail: the failure that stopped the last try does not stop
	 * this one. `end` has to follow.
	 */
	begin(): void {
		this.stop = undefined;
		this.stopping = new AbortController();
		this.since = this.mutex.enter();
	}

	/** Called when no row is under way any longer. */
	end(): void {
		this.mutex.leave(this.since);
	}

	/**
	 * What the rows of one credential share. `key` stands for the values of the credential, and `name` for its account: runs with the
	 * same name wait for each other.
	 */
	account(key: string, name = key): AccountState {
		const account = this.accounts.get(key) ?? new AccountState(new RunMutex(this.mutex, name, () => this.since));
		this.accounts.set(key, account);
		return account;
	}

	/** True when the API has refused the credential of every account that the run has met. */
	get isClosed(): boolean {
		return this.accounts.size > 0 && [...this.accounts.values()].every(({ closed }) => closed !== undefined);
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
