import { sleep } from 'n8n-workflow';

/** How tasks are started: in order, `concurrency` at once, with a pause after each batch. */
export interface ConcurrencyOptions {
	concurrency: number;
	batching?: {
		/** The tasks of a batch. */
		size: number;
		/** Resolves when the next batch may start. */
		pause: () => Promise<void>;
	};
}

// In ms. Without these breaks, rows that need no request would block the event loop, and rows that become ready together
// would all wait until the last one is prepared.
const LONGEST_STRETCH = 4;

/** Calls `task` for each of `all`, in this order. Resolves when all tasks are done; rejects as `task` does. */
export async function forEachConcurrent<T>(
	all: Iterable<T>,
	{ concurrency, batching }: ConcurrencyOptions,
	task: (one: T) => Promise<void>,
): Promise<void> {
	const left = all[Symbol.iterator]();
	let count = 0;
	let lastTaken = Promise.resolve();
	let rested = Date.now();
	const take = async (): Promise<IteratorResult<T, unknown>> => {
		const next = left.next();
		if (next.done) return next;
		if (batching && count > 0 && count % batching.size === 0) await batching.pause();
		count++;
		if (Date.now() - rested > LONGEST_STRETCH) {
			await sleep(0);
			rested = Date.now();
		}
		return next;
	};
	const worker = async () => {
		for (;;) {
			const taken = lastTaken.then(take);
			lastTaken = taken.then(() => undefined);
			const next = await taken;
			if (next.done) return;
			await task(next.value);
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
}
