import { Failure } from './failure';

/** How the one before ended. */
export interface Previous<T> {
	result?: T;
	failure?: Failure;
}

/** Lets tasks that would do the same thing go one after the other, each knowing how the one before it ended. */
export class Turns<T> {
	private readonly last = new Map<string, Promise<T>>();

	/** Runs `task` after all earlier tasks of the same key. Gives what it gives, throws what it throws. */
	async inTurn(key: string, task: (previous: Previous<T>) => Promise<T>): Promise<T> {
		const before = this.last.get(key);
		const mine = ended(before).then(task);
		this.last.set(key, mine);
		return await mine;
	}
}

async function ended<T>(task: Promise<T> | undefined): Promise<Previous<T>> {
	try {
		return task ? { result: await task } : {};
	} catch (error) {
		return error instanceof Failure ? { failure: error } : {};
	}
}
