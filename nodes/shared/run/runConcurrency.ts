import { concurrencyOf } from '../parameters/deliveryOptions';
import type { ItemSource } from './source';

/** The most requests that a run may have under way at once: Concurrency of the first item, or its default. */
export function runConcurrency(source: ItemSource): number {
	return concurrencyOf(firstOptions(source));
}

// A broken expression in another entry fails the first row, not the run.
function firstOptions({ parameter }: ItemSource): unknown {
	try {
		return parameter('options', 0, {});
	} catch {
		return { concurrency: parameter('options.concurrency', 0, undefined) };
	}
}
