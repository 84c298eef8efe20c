import type { INodeExecutionData } from 'n8n-workflow';
import { toFailure, type Failure } from '../base/failure';
import { readBatching } from '../http/requestOptions';
import type { Connection } from '../http/sendWithRetries';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Outcome } from '../operation/runState';
import type { Service } from '../operation/service';
import { failedItem, stopError } from './failedRow';
import { noFiles } from './files';
import { forEachConcurrent } from './forEachConcurrent';
import { openConnection } from './openConnection';
import { prefetch } from './prefetch';
import { rowPreparer } from './prepareRow';
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
	const { runState, items } = source;
	runState.resume();
	const connection = await openConnection(source, operation, service);
	const finish = (index: number, outcome: Outcome) => {
		runState.record(index, outcome);
		if (outcome.kind === 'failed' && stops(source, outcome.failure)) runState.halt(index, outcome.failure);
	};
	// A final failure of the try before stops this try before anything is sent.
	for (const index of items.keys()) {
		const settled = runState.isSettled(index) ? runState.outcomeOf(index) : undefined;
		if (settled) finish(index, settled);
	}
	const batching = readBatching(source.parameter('requestOptions', 0, {}));
	const outcomeOf = outcomesOf(source, operation, connection, batching ? 0 : connection.concurrency);
	await forEachConcurrent(
		items.length,
		{ concurrency: connection.concurrency, clock: connection.clock, ...(batching && { batching }) },
		async (index) => {
			if (!runState.isSettled(index)) finish(index, await outcomeOf(index));
		},
	);
	const { halted } = runState;
	if (halted && !source.continueOnFail) throw stopError(source, operation, halted.row, halted.failure);
	return collect(source);
}

function stops({ continueOnFail }: ItemSource, failure: Failure): boolean {
	return !continueOnFail || failure.isCredentialRefusal;
}

/**
 * Gives a function that runs one row. `prefetched` is the low-water mark for preparing rows ahead. The function never
 * rejects: every exception becomes the failure of its row.
 */
function outcomesOf(
	source: ItemSource,
	operation: Operation,
	connection: Connection,
	prefetched: number,
): (index: number) => Promise<Outcome> {
	const { runState } = source;
	const prepared = prefetch({
		count: source.items.length,
		isWanted: (index) => !runState.isSettled(index),
		make: rowPreparer(source, operation),
		lowWaterMark: prefetched,
		isOver: () => connection.closed() !== undefined,
	});
	return async (index) => {
		let row: Row | undefined;
		try {
			const closed = connection.closed();
			if (closed) throw closed;
			const { failure, parts, options } = prepared(index);
			if (failure) throw failure;
			const file = async (field: string) => await (source.file ?? noFiles)(field, index);
			row = rowOf({ ...parts, runState, connection, file }, options);
			const { records, earlier } = await runRow(operation, row);
			const pairedItem = { item: index };
			return { kind: 'done', items: records.map((json) => ({ json, pairedItem })), earlier };
		} catch (error) {
			const failure = toFailure(error, 'invalidInput');
			const isException = failure.cause !== undefined && row?.hasStartedChange();
			return { kind: 'failed', failure: isException ? connection.explainException(failure.cause) : failure };
		}
	};
}

function collect(source: ItemSource): INodeExecutionData[] {
	const collected: INodeExecutionData[] = [];
	for (const index of source.items.keys()) {
		const outcome = source.runState.outcomeOf(index);
		if (outcome?.kind === 'done') for (const item of outcome.items) collected.push(item);
		else if (outcome) collected.push(failedItem(source, index, outcome.failure));
	}
	return collected;
}
