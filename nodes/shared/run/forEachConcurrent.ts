import { sleep } from 'n8n-workflow';
import type { Clock } from '../base/clock';
import type { Batching } from '../http/requestOptions';

/** How tasks are started: in order, `concurrency` at once, with the pauses of `batching`. */
export interface ConcurrencyOptions {
	concurrency: number;
	clock: Clock;
	batching?: Batching;
}

// In ms. Without these breaks, rows that need no request would block the event loop, and rows that become ready together
// would all wait until the last one is prepared.
const LONGEST_STRETCH = 4;

/** Calls `task` for 0 … `count` - 1, in this order. Resolves when all tasks are done; rejects as `task` does. */
export async function forEachConcurrent(
	count: number,
	options: ConcurrencyOptions,
	task: (index: number) => Promise<void>,
): Promise<void> {
	const { clock, batching } = options;
	let next = 0;
	let lastTaken = Promise.resolve();
	let rested = Date.now();
	const take = async (): Promise<number> => {
		const index = next++;
		if (index < count && batching && index > 0 && index % batching.size === 0) await clock.sleep(batching.interval);
		if (Date.now() - rested > LONGEST_STRETCH) {
			await sleep(0);
			rested = Date.now();
		}
		return index;
	};
	const worker = async () => {
		for (;;) {
			const taken = lastTaken.then(take);
			lastTaken = taken.then(() => undefined);
			const index = await taken;
			if (index >= count) return;
			await task(index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(options.concurrency, count) }, worker));
}
