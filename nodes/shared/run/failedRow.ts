import { type INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Failure } from '../base/failure';
import type { Operation } from '../operation/operation';
import type { ItemSource } from './source';
import type { Outcome } from '../operation/runState';

/**
 * The error with which a run stops: which row broke and why, and for what changes anything, how many rows were done,
 * possibly done and not done.
 */
export function stopError(source: ItemSource, operation: Operation, row: number, failure: Failure): Error {
	const { node, items, runState } = source;
	const verb = operation.wording?.participle;
	const where = items.length > 1 ? `Row ${row + 1} of ${items.length}: ` : '';
	const outcomeOf = (index: number) => runState.outcomeOf(index);
	const counts = items.length > 1 && verb ? `. ${describeCounts(countOutcomes(items.length, outcomeOf), verb)}` : '';
	const message = `${where}${failure.message}${counts}`;
	const { description, code = 'none' } = failure;
	const error =
		failure.reason === 'invalidInput'
			? new NodeOperationError(node, message, { itemIndex: row, description })
			: new NodeApiError(node, { message }, { itemIndex: row, message, description, httpCode: code });
	// n8n puts words of its own in place of a message that goes with a network code.
	error.message = message;
	return withCause(error, failure.cause);
}

// An exception that nobody expected is found by its own stack, not by the place where it was put into words.
function withCause<E extends Error>(error: E, cause: unknown): E {
	if (cause === undefined) return error;
	return Object.assign(error, { cause }, cause instanceof Error && { stack: cause.stack });
}

/**
 * The item for a row that failed while the workflow goes on. On the error output n8n adds the row's own columns to an
 * item that holds `error` alone; on the regular output they are added here.
 */
export function failedItem(source: ItemSource, row: number, failure: Failure): INodeExecutionData {
	const error = [failure.message, failure.description].filter((text) => text !== '').join('. ');
	const columns = source.node.onError === 'continueErrorOutput' ? {} : source.items[row]?.json;
	return { json: { ...columns, error }, pairedItem: { item: row } };
}

/** How many rows of a run ended how; the three add up to all rows. */
export interface Counts {
	done: number;
	possibly: number;
	not: number;
}

/** Counts `total` rows; those without an outcome were never started. */
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
