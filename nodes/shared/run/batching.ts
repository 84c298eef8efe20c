import { sleepUnlessAborted, systemClock } from '../base/clock';
import { readBatching } from '../http/requestOptions';
import type { Service } from '../operation/service';
import type { ConcurrencyOptions } from './forEachConcurrent';
import type { ItemSource } from './source';

/**
 * The pauses between batches that n8n's Request Options of the first row ask for. There are none once the run has stopped or was
 * cancelled, or while the API has refused all credentials of the run: then no row sends anything.
 */
export function batchingOf(source: ItemSource, { clock = systemClock }: Service): ConcurrencyOptions['batching'] {
	const { runState, cancelSignal } = source;
	const batching = readBatching(source.parameter('requestOptions', 0, {}));
	if (!batching) return undefined;
	const signal = AbortSignal.any([runState.haltSignal, ...(cancelSignal ? [cancelSignal] : [])]);
	const pause = async () => {
		if (!runState.isClosed) await sleepUnlessAborted(clock, batching.interval, signal);
	};
	return { size: batching.size, pause };
}
