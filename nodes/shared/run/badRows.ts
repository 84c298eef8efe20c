import type { Operation } from '../operation/operation';
import { rowPreparer } from './prepareRow';
import type { ItemSource } from './source';

/**
 * The rows (0-based) besides `stopped` that have an error of their own: the API has refused them, or their parameters cannot be
 * used. For the message of the error that stops a run, so that a sheet can be mended in one go.
 */
export function otherBadRows(source: ItemSource, operation: Operation, stopped: number): number[] {
	const prepare = rowPreparer(source, operation);
	return [...source.items.keys()].filter((index) => {
		if (index === stopped) return false;
		const outcome = source.runState.outcomeOf(index);
		if (outcome?.kind === 'done') return false;
		const reason = outcome?.failure.reason;
		if (reason === 'invalidInput' || reason === 'rejectedByApi') return true;
		// A row that was not started, or not sent because of the stop, is checked now.
		return reason !== 'unknown' && prepare(index).failure?.reason === 'invalidInput';
	});
}
