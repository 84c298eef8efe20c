import type { INodeExecutionData } from 'n8n-workflow';
import { madeAhead } from './prefetch';
import { openCorridor } from './openConnection';
import type { Corridor } from '../http/sendWithRetries';
import { asFailure, type Failure } from '../base/failure';
import { failedItem, stopError } from './failedRow';
import { filler } from './prepareRow';
import { noFiles } from './files';
import { inLanes } from './forEachConcurrent';
import type { Operation } from '../operation/operation';
import type { Service } from '../operation/service';
import { readBatching } from '../http/requestOptions';
import type { Row } from '../operation/row';
import type { Outcome } from '../operation/runState';
import type { Source } from './source';
import { rowOf, runRow } from './runRow';

/**
 * Runs an operation for all items. Every row ends in exactly one outcome; rows that an earlier try of the same run has
 * settled keep theirs. Gives the items of all rows in row order, each linked to its input item.
 *
 * Throws a NodeApiError or NodeOperationError when a row fails and the workflow is to stop, after the rows in flight
 * have settled.
 */
export async function runRows(source: Source, operation: Operation, service: Service): Promise<INodeExecutionData[]> {
	const { run, items } = source;
	run.resume();
	const corridor = await openCorridor(source, operation, service);
	const finish = (index: number, outcome: Outcome) => {
		run.record(index, outcome);
		if (outcome.kind === 'failed' && stops(source, outcome.failure)) run.halt(index, outcome.failure);
	};
	// What stopped an earlier try for good stops this one before anything is sent.
	for (const index of items.keys()) {
		const settled = run.isSettled(index) ? run.outcomeOf(index) : undefined;
		if (settled) finish(index, settled);
	}
	const batching = readBatching(source.parameter('requestOptions', 0, {}));
	const outcomeOf = outcomesOf(source, operation, corridor, batching ? 0 : corridor.concurrency);
	await inLanes(
		items.length,
		{ width: corridor.concurrency, clock: corridor.clock, ...(batching && { batching }) },
		async (index) => {
			if (!run.isSettled(index)) finish(index, await outcomeOf(index));
		},
	);
	const { halted } = run;
	if (halted && !source.goesOn) throw stopError(source, operation, halted.row, halted.failure);
	return collect(source);
}

function stops({ goesOn }: Source, failure: Failure): boolean {
	return !goesOn || failure.code === '401';
}

/**
 * Gives a function that takes one row from its parameters to its outcome; about as many are filled in `ahead`. It
 * never rejects: whatever can go wrong is the row's own failure.
 */
function outcomesOf(
	source: Source,
	operation: Operation,
	corridor: Corridor,
	ahead: number,
): (index: number) => Promise<Outcome> {
	const { run } = source;
	const filled = madeAhead({
		count: source.items.length,
		isWanted: (index) => !run.isSettled(index),
		make: filler(source, operation),
		few: ahead,
		isOver: () => corridor.closed() !== undefined,
	});
	return async (index) => {
		let row: Row | undefined;
		try {
			const closed = corridor.closed();
			if (closed) throw closed;
			const { failure, parts, options } = filled(index);
			if (failure) throw failure;
			const file = async (field: string) => await (source.file ?? noFiles)(field, index);
			row = rowOf({ ...parts, run, corridor, file }, options);
			const { records, earlier } = await runRow(operation, row);
			const pairedItem = { item: index };
			return { kind: 'done', items: records.map((json) => ({ json, pairedItem })), earlier };
		} catch (error) {
			const failure = asFailure(error, 'refused');
			const isException = failure.cause !== undefined && row?.hasStartedChange();
			return { kind: 'failed', failure: isException ? corridor.explainException(failure.cause) : failure };
		}
	};
}

function collect(source: Source): INodeExecutionData[] {
	const collected: INodeExecutionData[] = [];
	for (const index of source.items.keys()) {
		const outcome = source.run.outcomeOf(index);
		if (outcome?.kind === 'done') for (const item of outcome.items) collected.push(item);
		else if (outcome) collected.push(failedItem(source, index, outcome.failure));
	}
	return collected;
}
