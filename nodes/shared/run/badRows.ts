import type { Operation } from '../operation/operation';
import type { Halt } from '../operation/accountState';
import { forEachConcurrent } from './forEachConcurrent';
import { rowPreparer } from './prepareRow';
import type { ItemSource } from './source';

/**
 * The rows (0-based) besides the stopped one that have an error of their own: the API has refused them, or their parameters cannot
 * be used. For the message of the error that stops a run, so that a sheet can be mended in one go. None for a cancelled run. The
 * parameters of rows that were not started are read only when those of the stopped row cannot be used.
 */
export async function otherBadRows(
	source: ItemSource,
	operation: Operation,
	{ row: stopped, failure }: Halt,
): Promise<number[]> {
	if (source.cancelSignal?.aborted) return [];
	const isBad = badRowTest(source, operation, failure.reason === 'invalidInput');
	const rows: number[] = [];
	// Reading the parameters of a long sheet at a stretch would block the event loop.
	await forEachConcurrent(source.items.keys(), { concurrency: 1 }, async (index) => {
		if (index !== stopped && isBad(index)) rows.push(index);
		await Promise.resolve();
	});
	return rows;
}

function badRowTest(source: ItemSource, operation: Operation, readsAll: boolean): (index: number) => boolean {
	const prepare = rowPreparer(source, operation);
	return (index) => {
		const outcome = source.runState.outcomeOf(index);
		if (outcome && outcome.kind !== 'failed') return false;
		const { reason, isCredentialRefusal = false } = outcome?.failure ?? {};
		if (reason === 'invalidInput') return true;
		// A refused credential is no error of the rows that were under way with it.
		if (reason === 'rejectedByApi') return !isCredentialRefusal;
		// A row that was not started, or not sent because of the stop, is checked now.
		return readsAll && reason !== 'unknown' && prepare(index).failure?.reason === 'invalidInput';
	};
}
