import { NodeApiError, NodeOperationError, type INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../base/failure';
import { sentences } from '../base/sentences';
import type { Operation } from '../operation/operation';
import type { Outcome } from '../operation/runState';
import type { ItemSource } from './source';

/**
 * The error that stops a run. It names the failed row and the reason. For operations that change something, it counts the
 * rows that were done, possibly done and not done.
 */
export function stopError(source: ItemSource, operation: Operation, row: number, failure: Failure): Error {
	const { node, items, runState } = source;
	const verb = operation.wording?.participle;
	const where = items.length > 1 ? `Row ${row + 1} of ${items.length}: ` : '';
	const outcomeOf = (index: number) => runState.outcomeOf(index);
	const counts = items.length > 1 && verb ? describeCounts(countOutcomes(items.length, outcomeOf), verb) : '';
	const message = sentences(`${where}${failure.message}`, counts);
	const { description, code = 'none' } = failure;
	const error =
		failure.reason === 'invalidInput'
			? new NodeOperationError(node, message, { itemIndex: row, description })
			: new NodeApiError(node, { message }, { itemIndex: row, message, description, httpCode: code });
	// For a network code n8n replaces the message by one of its own.
	error.message = message;
	return withCause(error, failure.cause);
}

// The stack of an unexpected exception shows where the mistake is; that of the NodeError does not.
function withCause<E extends Error>(error: E, cause: unknown): E {
	if (cause === undefined) return error;
	return Object.assign(error, { cause }, cause instanceof Error && { stack: cause.stack });
}

/**
 * The item of a failed row when the workflow continues. On the error output n8n adds the row's columns to an item that holds
 * only `error`; on the regular output this function adds them.
 */
export function failedItem(source: ItemSource, row: number, failure: Failure): INodeExecutionData {
	const error = sentences(failure.message, failure.description);
	const columns = source.node.onError === 'continueErrorOutput' ? {} : source.items[row]?.json;
	return { json: { ...columns, error }, pairedItem: { item: row } };
}

/** The rows of a run by outcome. The three numbers add up to all rows. */
export interface Counts {
	done: number;
	possibly: number;
	not: number;
}

/** Counts the outcomes of `total` rows. A row without an outcome was not started, and counts as not done. */
export function countOutcomes(total: number, outcomeOf: (row: number) => Outcome | undefined): Counts {
	const counts: Counts = { done: 0, possibly: 0, not: 0 };
	for (let row = 0; row < total; row++) {
		const outcome = outcomeOf(row);
		if (outcome?.kind === 'done') counts.done++;
		else if (outcome?.failure.reason === 'unknown') counts.possibly++;
		else counts.not++;
	}
	return counts;
}

/** "Of 200 rows, 150 were sent, 1 was possibly sent and 49 were not sent." */
export function describeCounts(counts: Counts, verb: string): string {
	const total = counts.done + counts.possibly + counts.not;
	const were = (count: number) => `${count} ${count === 1 ? 'was' : 'were'}`;
	return `Of ${total} rows, ${were(counts.done)} ${verb}, ${were(counts.possibly)} possibly ${verb} and ${were(counts.not)} not ${verb}.`;
}
