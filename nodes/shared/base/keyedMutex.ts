import { Failure } from './failure';

/** How the task before ended. */
export interface Previous<T> {
	result?: T;
	failure?: Failure;
}

/** A task under a key. It learns how the task before it ended. */
export type ExclusiveTask<T> = (previous: Previous<T>) => Promise<T>;

interface Entry {
	end: Promise<Previous<unknown>>;
	/** The point of the sequence at which the last task of the key ended; Infinity while it runs. */
	endedAt: number;
}

/**
 * Runs tasks of the same key one after the other, also those of different runs. A run learns the ends of tasks that were under
 * way when it began, or have started since. Older ends are dropped, so that the memory stays bounded by the runs under way.
 */
export class KeyedMutex {
	private readonly entries = new Map<string, Entry>();
	private readonly runs = new Set<number>();
	private sequence = 0;

	/** Begins a run. Gives its place in the sequence, for `runExclusive` and `leave`. */
	enter(): number {
		this.runs.add(++this.sequence);
		return this.sequence;
	}

	/** Ends a run: drops what only this run could still use. */
	leave(since: number): void {
		this.runs.delete(since);
		const oldest = Math.min(...this.runs);
		for (const [key, { endedAt }] of this.entries) if (endedAt < oldest) this.entries.delete(key);
	}

	/**
	 * Runs `task` after all earlier tasks of the same key. Gives its result, or throws what it throws. All tasks of a key
	 * must give results of one type.
	 */
	async runExclusive<T>(key: string, since: number, task: ExclusiveTask<T>): Promise<T> {
		const last = this.entries.get(key);
		const before = (last && last.endedAt > since ? last.end : Promise.resolve({})) as Promise<Previous<T>>;
		const mine = before.then(task);
		const end = before.then(async (previous) => await endOf(mine, previous));
		const entry: Entry = { end, endedAt: Infinity };
		this.entries.set(key, entry);
		await end;
		entry.endedAt = ++this.sequence;
		return await mine;
	}

	/** The number of keys that are remembered. */
	get size(): number {
		return this.entries.size;
	}
}

/**
 * The tasks of one run and account. Tasks of other runs of the same account have to wait, too. A run keeps the ends of its own
 * tasks, also when Retry On Fail begins it once more.
 */
export class RunMutex {
	private readonly ended = new Map<string, Previous<unknown>>();

	/**
	 * @param scope stands for the account: runs with different scopes do not wait for each other
	 * @param since the place of the run in the sequence of `mutex`
	 */
	constructor(
		private readonly mutex = new KeyedMutex(),
		readonly scope = '',
		private readonly since: () => number = () => 0,
	) {}

	/** As `KeyedMutex.runExclusive`. */
	async runExclusive<T>(key: string, task: ExclusiveTask<T>): Promise<T> {
		return await this.mutex.runExclusive<T>(`${this.scope} ${key}`, this.since(), async (shared) => {
			const previous = latest((this.ended.get(key) ?? {}) as Previous<T>, shared);
			const mine = task(previous);
			this.ended.set(key, await endOf(mine, previous));
			return await mine;
		});
	}

	/**
	 * As runExclusive, and no task of the keys in `others` runs meanwhile. The task learns how the last one of `key` ended, and of a task
	 * of the others only that its outcome is unknown. Its result is kept for `key` alone. All callers take their keys in the same order,
	 * so that no two wait for each other.
	 */
	async runExclusiveOfAll<T>(key: string, others: string[], task: ExclusiveTask<T>): Promise<T> {
		if (others.length === 0) return await this.runExclusive<T>(key, task);
		let own: Previous<T> = {};
		let unknown: Previous<T> | undefined;
		const enter = async ([next, ...later]: string[]): Promise<T> => {
			if (next === undefined) return await task(own.result === undefined ? (unknown ?? own) : own);
			let mine!: Promise<T>;
			await this.runExclusive<T | undefined>(next, async (previous) => {
				if (next === key) own = previous as Previous<T>;
				if (isUnknown(previous)) unknown = { failure: previous.failure };
				mine = enter(later);
				const result = await mine;
				return next === key ? result : previous.result;
			});
			return await mine;
		};
		return await enter([...new Set([key, ...others])].sort());
	}
}

// A write with an unknown outcome may still be on the server, even if a later task of the key failed otherwise.
function isUnknown({ failure }: Previous<unknown>): boolean {
	return failure?.reason === 'unknown';
}

function latest<T>(own: Previous<T>, shared: Previous<T>): Previous<T> {
	if (shared.result !== undefined) return shared;
	return shared.failure === undefined || own.result !== undefined || isUnknown(own) ? own : shared;
}

async function endOf<T>(task: Promise<T>, previous: Previous<T>): Promise<Previous<T>> {
	try {
		return { result: await task };
	} catch (error) {
		if (isUnknown(previous)) return previous;
		return error instanceof Failure ? { failure: error } : {};
	}
}
