import { Failure } from '../base/failure';
import type { SentCheck, SentCheckOptions } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';
import type { SendOptions } from '../parameters/deliveryOptions';
import { sendUntilThere, type Send } from './sendUntilThere';

/**
 * Runs a row's `send` under Skip If Already Sent. Looks on the server before the send, and again after a lost answer. Sends a
 * second time only when the first write did not land. Rows with the same deduplication key wait for each other, also those of
 * other executions in this process that use the same account.
 */
export async function sendOnce(row: Row, check: SentCheck, options: SendOptions, send: Send): Promise<Sent> {
	const others = (check.furtherKeys?.(row) ?? []).map((further) => onRoute(row, further));
	return await row.account.mutex.runExclusiveOfAll<Sent>(queueOf(row, check), others, async ({ result, failure }) => {
		if (result && !check.record) return { body: result.body, earlier: true };
		const found = await check.find(row, row.call, sentCheckOptionsOf(row, options, false));
		if (found) return { body: found, earlier: true };
		if (failure?.reason === 'unknown') throw duplicateOfUnknown(failure);
		const find = async () => await check.find(row, row.call, sentCheckOptionsOf(row, options, true));
		return await sendUntilThere(row, { find, settleMs: options.settleMs }, send);
	});
}

/** The deduplication key of a row within its account. */
export function sendKeyOf(row: Row, check: SentCheck): string {
	return onRoute(row, check.key(row));
}

/** The key of the rows that wait for each other: those with the same deduplication key, or those for the same record. */
export function queueOf(row: Row, check: SentCheck): string {
	const record = check.record?.(row);
	return record === undefined ? sendKeyOf(row, check) : onRoute(row, record);
}

function onRoute({ call: { route } }: Row, key: string): string {
	return `${route} ${key}`;
}

/** How far back the check of a row looks. */
export function sentCheckOptionsOf(row: Row, { windowMs }: SendOptions, ignoreCache: boolean): SentCheckOptions {
	return { since: row.connection.clock.now() - windowMs, ignoreCache };
}

function duplicateOfUnknown(earlier: Failure): Failure {
	const { message, description, mayHaveBeenSent, code } = earlier;
	const why = mayHaveBeenSent
		? 'because the same was sent before, by an earlier row or another execution, and may have arrived'
		: `because of an earlier row or another execution with the same content. ${message}`;
	return new Failure('notSent', `Not sent, ${why}`, {
		description,
		mayHaveBeenSent,
		...(code !== undefined && { code }),
	});
}
