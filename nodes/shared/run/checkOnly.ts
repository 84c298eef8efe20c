import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../base/record';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';
import type { SendOptions } from '../parameters/deliveryOptions';
import { sendKeyOf, sentCheckOptionsOf } from './sendOnce';
import { findWithParts } from './sendParts';

/**
 * The item that Check Only gives for a row: what the row would send, and the IDs of the record that exists already. Sends
 * nothing. Throws a Failure when the server cannot be asked.
 */
export async function checkOnly(row: Row, operation: Operation, options: SendOptions): Promise<IDataObject> {
	const { sentCheck: check, output } = operation;
	const planned = (await operation.dryRun?.(row)) ?? { ...row.call.path, ...row.call.body };
	if (!check) return { checkOnly: true, wouldBeSent: true, ...planned };
	const { body, earlier: isRepeated } = await row.account.checks.runExclusive<Sent>(
		sendKeyOf(row, check),
		async ({ result }) =>
			result
				? { body: result.body, earlier: true }
				: { body: await findWithParts(row, check, sentCheckOptionsOf(row, options, false)), earlier: false },
	);
	const found = isRecord(body);
	return {
		checkOnly: true,
		wouldBeSent: !options.skipIfSent || !(found || isRepeated),
		alreadySent: found,
		sameAsEarlierRow: isRepeated,
		...planned,
		...(found && output?.ids(body)),
	};
}
