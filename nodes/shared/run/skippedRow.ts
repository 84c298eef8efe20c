import type { IDataObject } from 'n8n-workflow';
import { Failure, Skipped, toFailure } from '../base/failure';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import { sendOptionsOf } from '../parameters/deliveryOptions';
import { plannedBy } from './checkOnly';

/** Throws a Skipped for a row that is not to be sent, and a Failure when that cannot be found out. */
export type Gate = () => Promise<void>;

/** The gate of a row. It asks once: a row that was let through, and that sends again or has further parts, is not asked again. */
export function gateOf(operation: Operation, row: Row): Gate {
	let asked: Promise<void> | undefined;
	return async () => await (asked ??= ask(operation, row));
}

async function ask(operation: Operation, row: Row): Promise<void> {
	const reason = await operation.skipReason?.(row).catch(notSent);
	if (reason !== undefined) throw new Skipped(reason);
}

// Nothing was sent yet, so no outcome is unknown.
function notSent(error: unknown): never {
	const { reason, message, description, code, isCredentialRefusal, cause } = toFailure(error, 'notSent');
	throw new Failure(reason === 'unknown' ? 'notSent' : reason, message, {
		description,
		isCredentialRefusal,
		cause,
		...(code !== undefined && { code }),
	});
}

/**
 * The item of a skipped row: the reason, and what the row would have sent as far as that can be found out. Throws `error` when it
 * does not say that the row is skipped.
 */
export async function skippedItem(operation: Operation, row: Row, error: unknown): Promise<IDataObject> {
	const failure = toFailure(error, 'invalidInput');
	if (failure.reason !== 'skipped') throw failure;
	const planned = await plannedBy(operation, row).catch(() => ({}));
	const how = sendOptionsOf(row.values).checkOnly ? { checkOnly: true, wouldBe: 'skipped' } : { status: 'skipped' };
	return { ...how, reason: failure.message, ...planned };
}
