import { Failure } from './failure';

/** How the one before ended. */
export interface Previous<T> {
	result?: T;
	failure?: Failure;
}

/** Lets tasks that would do the same thing go one after the other, each knowing how the one before it ended. */
export class KeyedMutex<T> {
	private readonly last = new Map<string, Promise<Previous<T>>>();

	/** Runs `task` after all earlier tasks of the same key. Gives what it gives, throws what it throws. */
	async runExclusive(key: string, task: (previous: Previous<T>) => Promise<T>): Promise<T> {
		const before = this.last.get(key) ?? Promise.resolve({});
		const mine = before.then(task);
		this.last.set(key, ended(mine, before));
		return await mine;
	}
}

async function ended<T>(task: Promise<T>, before: Promise<Previous<T>>): Promise<Previous<T>> {
	try {
		return { result: await task };
	} catch (error) {
		const { failure } = await before;
		// What may have arrived may still be there, whatever became of those that came after.
		if (failure?.reason === 'unknown') return { failure };
		return error instanceof Failure ? { failure: error } : {};
	}
}
