import type { IDataObject } from 'n8n-workflow';
import { toFailure } from '../base/failure';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import { sendOptionsOf } from '../parameters/deliveryOptions';
import { plannedBy } from './checkOnly';

/**
 * The item of a skipped row: the reason, and what the row would have sent as far as that can be found out. Throws `error` when it
 * does not say that the row is skipped.
 */
export async function skippedItem(operation: Operation, row: Row, error: unknown): Promise<IDataObject> {
	const failure = toFailure(error, 'invalidInput');
	if (failure.reason !== 'skipped') throw failure;
	const planned = await plannedBy(operation, row).catch(() => ({}));
	const how = sendOptionsOf(row.values).checkOnly ? { wouldBe: 'skipped' } : { status: 'skipped' };
	return { ...how, reason: failure.message, ...planned };
}
