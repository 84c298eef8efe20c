import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../base/failure';
import { omit, type Values } from '../base/record';
import type { Operation } from '../operation/operation';
import { readsCheckOnly } from '../parameters/deliveryOptions';
import { outputFormOf } from './shapeRecords';
import type { ItemSource } from './source';

const MAKING = /\b(?:created|sent)\b/;

/** Whether an operation sends something or creates a record. Its items say in `status` how their row ended. */
export function hasStatus({ wording, sentCheck }: Operation): boolean {
	return sentCheck !== undefined || MAKING.test(wording?.participle ?? '');
}

/**
 * The records of a row that was sent, with `status` first; `earlier`: the record existed already, so nothing was sent. The forms Raw
 * and Selected API Fields hold the names of the API, which may have a `status` of its own: there `alreadySent` tells such a record.
 */
export function withStatus(
	operation: Operation,
	values: Values,
	{ records, earlier }: { records: IDataObject[]; earlier: boolean },
): IDataObject[] {
	const form = operation.output?.fields?.length ? outputFormOf(values) : 'simplified';
	if (form !== 'simplified') return earlier ? records.map((record) => ({ ...record, alreadySent: true })) : records;
	if (!hasStatus(operation)) return records;
	const status = earlier ? 'already sent' : 'sent';
	return records.map((record) => ({ status, ...omit(record, 'status') }));
}

/**
 * What the item of a failed row says of it beside the error: for an operation that changes something, whether the row may have been
 * sent all the same; for Check Only, that the row would fail.
 */
export function failedStatus(source: ItemSource, operation: Operation, row: number, failure: Failure): IDataObject {
	if (!operation.wording) return {};
	if (readsCheckOnly((name, fallback) => source.parameter(name, row, fallback))) return { wouldBe: 'failed' };
	return { status: 'failed', mayHaveBeenSent: failure.mayHaveBeenSent };
}
