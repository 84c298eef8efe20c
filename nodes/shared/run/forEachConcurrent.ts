import { sleep } from 'n8n-workflow';
import type { Clock } from '../base/clock';
import type { Batching } from '../http/requestOptions';

/** How rows are started: `width` at once, in row order, `batching` spaced. */
export interface ConcurrencyOptions {
	concurrency: number;
	clock: Clock;
	batching?: Batching;
}

// In ms. Rows that need no request would otherwise hold up the event loop, and of those that become ready together none
// would go out before the last has been prepared.
const LONGEST_STRETCH = 4;

/** Calls `task` for 0 … `count` - 1, in this order and `width` at once. Resolves when all are done; rejects as `task` does. */
export async function forEachConcurrent(
	count: number,
	pace: ConcurrencyOptions,
	task: (index: number) => Promise<void>,
): Promise<void> {
	const { clock, batching } = pace;
	let next = 0;
	let turn = Promise.resolve();
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
	const lane = async () => {
		for (;;) {
			const taken = turn.then(take);
			turn = taken.then(() => undefined);
			const index = await taken;
			if (index >= count) return;
			await task(index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(pace.concurrency, count) }, lane));
}
