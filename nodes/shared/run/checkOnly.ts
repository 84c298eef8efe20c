import type { IDataObject } from 'n8n-workflow';
import { isRecord, withoutNulls } from '../base/record';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';
import type { SendOptions } from '../parameters/deliveryOptions';
import { queueOf, sendKeyOf, sentCheckOptionsOf } from './sendOnce';
import { findWithParts } from './sendParts';

const SENT_AGAIN = 'The same exists already. It would be sent again, because Skip If Already Sent is off.';

/** What a row has found, and its deduplication key. */
interface Checked extends Sent {
	key: string;
}

/** What a row would send, by the names of the simplified output. Changes nothing. Throws a Failure when the server cannot be asked. */
export async function plannedBy(operation: Operation, row: Row): Promise<IDataObject> {
	return (await operation.dryRun?.(row)) ?? { ...row.call.path, ...row.call.body };
}

/**
 * The item that Check Only gives for a row: in `wouldBe` how the row would end, what it would send, and the IDs of the record that
 * exists already. Sends nothing. `gate` is called for a row that would be sent. Throws a Failure when the server cannot be asked, and
 * what `gate` throws.
 */
export async function checkOnly(
	row: Row,
	operation: Operation,
	options: SendOptions,
	gate: () => Promise<void> = async () => await Promise.resolve(),
): Promise<IDataObject> {
	const { sentCheck: check, output } = operation;
	if (!check) {
		const planned = await plannedBy(operation, row);
		await gate();
		return { wouldBe: 'sent', ...planned };
	}
	let planned: IDataObject = {};
	const key = sendKeyOf(row, check);
	const { body, earlier: isRepeated } = await row.account.checks.runExclusive<Checked>(
		queueOf(row, check),
		async ({ result }) => {
			// Within the check: equal rows queue up as they are in the sheet, not as the answers to their plans arrive.
			planned = await plannedBy(operation, row);
			if (result?.key === key) return { ...result, earlier: true };
			// An earlier row would change the record, so what the server has now says nothing.
			const there = result ? undefined : await findWithParts(row, check, sentCheckOptionsOf(row, options, false));
			// The gate is asked within the check: otherwise a skipped row would count as sent for later rows with the same content.
			if (!options.skipIfSent || !there) await gate();
			return { body: there, earlier: false, key };
		},
	);
	const found = isRecord(body);
	const wouldBeSent = !options.skipIfSent || !(found || isRepeated);
	if (wouldBeSent && isRepeated) await gate();
	return {
		wouldBe: wouldBeSent ? 'sent' : 'already sent',
		...(wouldBeSent && found && { note: SENT_AGAIN }),
		sameAsEarlierRow: isRepeated,
		...planned,
		...(found && output && withoutNulls(output.ids(body))),
	};
}
