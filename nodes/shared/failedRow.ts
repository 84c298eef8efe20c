import { NodeApiError, NodeOperationError, type INodeExecutionData } from 'n8n-workflow';
import type { Failure } from './failure';
import type { Operation } from './operation';
import { countOutcomes, describeCounts } from './outcomes';
import type { Source } from './source';

/**
 * The error with which a run stops: which row broke and why, and for what changes anything, how many rows were done,
 * possibly done and not done.
 */
export function stopError(source: Source, operation: Operation, row: number, failure: Failure): Error {
	const { node, items, run } = source;
	const verb = operation.done?.verb;
	const where = items.length > 1 ? `Row ${row + 1} of ${items.length}: ` : '';
	const outcomeOf = (index: number) => run.outcomeOf(index);
	const counts = items.length > 1 && verb ? `. ${describeCounts(countOutcomes(items.length, outcomeOf), verb)}` : '';
	const message = `${where}${failure.message}${counts}`;
	const { description, code = 'none' } = failure;
	const error =
		failure.reason === 'refused'
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
export function failedItem(source: Source, row: number, failure: Failure): INodeExecutionData {
	const error = [failure.message, failure.description].filter((text) => text !== '').join('. ');
	const columns = source.node.onError === 'continueErrorOutput' ? {} : source.items[row]?.json;
	return { json: { ...columns, error }, pairedItem: { item: row } };
}
