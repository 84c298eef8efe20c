import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type NodeError,
} from 'n8n-workflow';
import type { Failure } from '../base/failure';
import { omit } from '../base/record';
import { sentences } from '../base/sentences';
import type { Operation } from '../operation/operation';
import type { Halt } from '../operation/accountState';
import type { Outcome } from '../operation/runState';
import { failedStatus } from './rowStatus';
import type { ItemSource } from './source';

/** What stops a run: the row (0-based), its failure, and the other rows that have an error of their own. */
export interface Stop extends Halt {
	others?: number[];
}

const MOST_NAMED = 20;
const ON_ERROR =
	'To run the other rows all the same, choose Settings > On Error > Continue (using error output) in this node.';

/**
 * The error that stops a run. It names the failed row, the reason and the other rows with an error, and says how to run the good
 * rows all the same. For operations that change something, it counts the rows that were done, possibly done and not done.
 */
export function stopError(source: ItemSource, operation: Operation, { row, failure, others = [] }: Stop): NodeError {
	const { node, items, runState } = source;
	const verb = operation.wording?.participle;
	const hasMany = items.length > 1;
	const where = hasMany ? `Row ${row + 1} of ${items.length}: ` : '';
	const outcomeOf = (index: number) => runState.outcomeOf(index);
	const counts = hasMany && verb ? describeCounts(countOutcomes(items.length, outcomeOf), verb) : '';
	const isSaid = failure.message.startsWith(counts.replace(/\.$/, ''));
	const message = sentences(`${where}${failure.message}`, isSaid ? '' : counts);
	const wayOut = hasMany && concernsOneRow(failure) ? ON_ERROR : '';
	const description = sentences(failure.description, describeOthers(others), wayOut);
	const { code = 'none' } = failure;
	// With the index, n8n's editor would write "[item 1]" behind "Row 2 of 3".
	const place = hasMany ? {} : { itemIndex: row };
	const error =
		failure.reason === 'invalidInput'
			? new NodeOperationError(node, message, { ...place, description })
			: new NodeApiError(node, { message }, { ...place, message, description, httpCode: code });
	// For a network code n8n replaces the message by one of its own.
	error.message = message;
	return withCause(error, failure.cause);
}

// Other rows may succeed, unless the API cannot be reached or refuses the credential.
function concernsOneRow({ reason, isCredentialRefusal }: Failure): boolean {
	return reason !== 'notSent' && !isCredentialRefusal;
}

/** "2 more rows have an error: 5 and 7." Rows count from 0; '' for none. */
function describeOthers(rows: number[]): string {
	if (rows.length === 0) return '';
	const named = rows.slice(0, MOST_NAMED).map((row) => String(row + 1));
	const left = rows.length - named.length;
	const list = listed(left > 0 ? [...named, `${left} more`] : named);
	return rows.length === 1 ? `1 more row has an error: ${list}.` : `${rows.length} more rows have an error: ${list}.`;
}

function listed(texts: string[]): string {
	const last = texts.at(-1) ?? '';
	return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

// The stack of an unexpected exception shows where the mistake is; that of the NodeError does not.
function withCause<E extends Error>(error: E, cause: unknown): E {
	if (cause === undefined) return error;
	return Object.assign(error, { cause }, cause instanceof Error && { stack: cause.stack });
}

/**
 * The item of a failed row when the workflow continues: the error, how the row ended, and the row's own columns. To the error output
 * n8n takes an item that holds only `error`, and adds the columns itself (n8n-core 2.8.4, 2.35.7 and 2.41.1, workflow-execute.ts,
 * handleNodeErrorOutput). There the text of the error says whether the row may have been sent.
 */
export function failedItem(
	source: ItemSource,
	operation: Operation,
	row: number,
	failure: Failure,
): INodeExecutionData {
	const { node, items } = source;
	const pairedItem = { item: row };
	const error = sentences(failure.message, failure.description);
	if (node.onError === 'continueErrorOutput') return { json: { error }, pairedItem };
	// First, since n8n's table cuts off columns on the right.
	const end: IDataObject = { error, ...failedStatus(source, operation, row, failure) };
	return { json: { ...end, ...omit(items[row]?.json ?? {}, ...Object.keys(end)) }, pairedItem };
}

/** The rows of a run by outcome. The numbers add up to all rows. */
export interface Counts {
	done: number;
	/** Rows whose record existed already. */
	earlier: number;
	possibly: number;
	skipped: number;
	not: number;
}

/**
 * Counts the outcomes of `total` rows. A row without an outcome was not started, and counts as not done, as does a row that only
 * checks.
 */
export function countOutcomes(total: number, outcomeOf: (row: number) => Outcome | undefined): Counts {
	const counts: Counts = { done: 0, earlier: 0, possibly: 0, skipped: 0, not: 0 };
	for (let row = 0; row < total; row++) {
		counts[countOf(outcomeOf(row))]++;
	}
	return counts;
}

function countOf(outcome: Outcome | undefined): keyof Counts {
	if (outcome?.kind === 'skipped') return 'skipped';
	if (outcome?.kind === 'failed') return outcome.failure.mayHaveBeenSent ? 'possibly' : 'not';
	if (!outcome || outcome.checked) return 'not';
	return outcome.earlier ? 'earlier' : 'done';
}

/** "Of 200 rows, 150 were sent, 1 was possibly sent and 49 were not sent." Counts of zero are left out. */
export function describeCounts({ done, earlier, possibly, skipped, not }: Counts, verb: string): string {
	if (done === 0 && earlier === 0 && possibly === 0 && skipped === 0) return `Nothing was ${verb}.`;
	const were = (count: number, how: string) => (count === 0 ? [] : [`${count} ${count === 1 ? 'was' : 'were'} ${how}`]);
	const parts = [
		...were(done, verb),
		...were(earlier, `already ${verb}`),
		...were(possibly, `possibly ${verb}`),
		...were(skipped, 'skipped'),
		...were(not, `not ${verb}`),
	];
	return `Of ${done + earlier + possibly + skipped + not} rows, ${listed(parts)}.`;
}
