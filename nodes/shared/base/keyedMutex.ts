import { Failure } from './failure';

/** How the task before ended. */
export interface Previous<T> {
	result?: T;
	failure?: Failure;
}

/** Runs tasks of the same key one after the other. Each task learns how the one before it ended. */
export class KeyedMutex {
	private readonly last = new Map<string, Promise<Previous<unknown>>>();

	/**
	 * Runs `task` after all earlier tasks of the same key. Gives its result, or throws what it throws. All tasks of a key
	 * must give results of one type.
	 */
	async runExclusive<T>(key: string, task: (previous: Previous<T>) => Promise<T>): Promise<T> {
		const before = (this.last.get(key) ?? Promise.resolve({})) as Promise<Previous<T>>;
		const mine = before.then(task);
		this.last.set(key, endOf(mine, before));
		return await mine;
	}
}

async function endOf<T>(task: Promise<T>, before: Promise<Previous<T>>): Promise<Previous<T>> {
	try {
		return { result: await task };
	} catch (error) {
		const { failure } = await before;
		// A write with an unknown outcome may still be on the server, even if later tasks of the key failed otherwise.
		if (failure?.reason === 'unknown') return { failure };
		return error instanceof Failure ? { failure: error } : {};
	}
}
