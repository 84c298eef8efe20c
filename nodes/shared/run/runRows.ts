import type { INodeExecutionData } from 'n8n-workflow';
import { Failure, toFailure } from '../base/failure';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Outcome } from '../operation/runState';
import type { Service } from '../operation/service';
import { otherBadRows } from './badRows';
import { batchingOf } from './batching';
import { failedItem, stopError } from './failedRow';
import { noFiles } from './files';
import { forEachConcurrent } from './forEachConcurrent';
import { accessOpener, closedBy, type Access } from './openConnection';
import { prefetch } from './prefetch';
import { rowPreparer } from './prepareRow';
import { runConcurrency } from './runConcurrency';
import { rowOf, runRow } from './runRow';
import type { ItemSource } from './source';

/**
 * Runs an operation for all items. Every row gets exactly one outcome; after Retry On Fail, settled rows keep their outcome.
 * Gives the items of all rows in row order, each linked to its input item.
 *
 * Throws a NodeApiError or NodeOperationError when a row fails and the workflow stops on errors, after the rows under way
 * have ended.
 */
export async function runRows(
	source: ItemSource,
	operation: Operation,
	service: Service,
): Promise<INodeExecutionData[]> {
	const { runState } = source;
	runState.begin();
	try {
		await runUnsettled(source, operation, service);
	} finally {
		runState.end();
	}
	const { halted } = runState;
	if (halted && !source.continueOnFail)
		throw stopError(source, operation, { ...halted, others: await otherBadRows(source, operation, halted) });
	return collect(source, operation);
}

async function runUnsettled(source: ItemSource, operation: Operation, service: Service): Promise<void> {
	const { runState, items } = source;
	const finish = (index: number, outcome: Outcome) => {
		runState.record(index, outcome);
		if (outcome.kind === 'failed' && !source.continueOnFail) runState.halt(index, outcome.failure);
	};
	// A final failure of the try before stops this try before anything is sent.
	for (const index of items.keys()) {
		const settled = runState.isSettled(index) ? runState.outcomeOf(index) : undefined;
		if (settled) finish(index, settled);
	}
	const unsettled = [...items.keys()].filter((index) => !runState.isSettled(index));
	const batching = batchingOf(source, service);
	const concurrency = runConcurrency(source);
	const outcomeOf = outcomesOf(source, operation, service, batching ? 0 : concurrency);
	await forEachConcurrent(unsettled, { concurrency, ...(batching && { batching }) }, async (index) => {
		finish(index, await outcomeOf(index));
	});
}

/**
 * Gives a function that runs one row. `prefetched` is the low-water mark for preparing rows ahead. The function never
 * rejects: every exception becomes the failure of its row.
 */
function outcomesOf(
	source: ItemSource,
	operation: Operation,
	service: Service,
	prefetched: number,
): (index: number) => Promise<Outcome> {
	const { runState } = source;
	const accessOf = accessOpener(source, operation, service);
	const prepared = prefetch({
		count: source.items.length,
		isWanted: (index) => !runState.isSettled(index),
		make: rowPreparer(source, operation),
		lowWaterMark: prefetched,
		isOver: () => closedBy(source) !== undefined,
	});
	return async (index) => {
		let row: Row | undefined;
		try {
			const closed = closedBy(source);
			if (closed) throw closed;
			const { failure, parts, options, addresses } = prepared(index);
			if (failure) throw failure;
			const file = async (field: string) => await (source.file ?? noFiles)(field, index);
			const id = runState.rowId(index);
			const { account, connection, credentials } = await accessFor(index, accessOf);
			for (const address of addresses) service.requireOwnPage?.(address, credentials);
			row = rowOf({ ...parts, account, connection, file, id, sendCount: runState.sendCount }, options);
			const { records, earlier, checked, skipped } = await runRow(operation, row);
			const pairedItem = { item: index };
			const items = records.map((json) => ({ json, pairedItem }));
			return skipped ? { kind: 'skipped', items } : { kind: 'done', items, earlier, checked };
		} catch (error) {
			const failure = failureIn(error, row);
			if (failure.isCredentialRefusal) row?.account.close(index, failure);
			return { kind: 'failed', failure };
		}
	};
}

// The credential of a row that cannot be read says nothing about those of other rows, and may be read later.
async function accessFor(index: number, accessOf: (row: number) => Promise<Access>): Promise<Access> {
	const access = await accessOf(index).catch((error: unknown) => {
		if (error instanceof Failure || !(error instanceof Error)) throw error;
		const description = 'description' in error && typeof error.description === 'string' ? error.description : '';
		throw new Failure('notSent', `The credential could not be read: ${error.message}`, { description });
	});
	const closed = access.connection.closed();
	if (closed) throw closed;
	return access;
}

function failureIn(error: unknown, row: Row | undefined): Failure {
	const failure = toFailure(error, 'invalidInput');
	if (failure.cause === undefined || !row?.hasStartedChange()) return failure;
	return row.connection.explainException(failure.cause);
}

function collect(source: ItemSource, operation: Operation): INodeExecutionData[] {
	const collected: INodeExecutionData[] = [];
	for (const index of source.items.keys()) {
		const outcome = source.runState.outcomeOf(index);
		if (outcome?.kind === 'failed') collected.push(failedItem(source, operation, index, outcome.failure));
		else if (outcome) for (const item of outcome.items) collected.push(item);
	}
	return collected;
}
