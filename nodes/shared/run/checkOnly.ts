import type { IDataObject } from 'n8n-workflow';
import type { SendOptions } from '../parameters/deliveryOptions';
import type { Operation } from '../operation/operation';
import { isRecord } from '../base/record';
import type { Row } from '../operation/row';
import { sendKeyOf, sentCheckOptionsOf } from './sendOnce';

/**
 * What a row would do, without doing it: the dry run that Check Only gives. With the ids of what is there already, and
 * with what would be sent. Throws a Failure when the server cannot be asked.
 */
export async function checkOnly(row: Row, operation: Operation, options: SendOptions): Promise<IDataObject> {
	const { sentCheck: once, output } = operation;
	const named = operation.planned?.(row.call) ?? { ...row.call.path, ...row.call.body };
	const planned = { ...(await operation.preview?.(row)), ...named };
	if (!once) return { checkOnly: true, wouldBeSent: true, ...planned };
	// A key of its own: a row that was only looked at has not sent anything that another one could rely on.
	const { body, earlier: isRepeated } = await row.runState.turns.runExclusive(
		`check ${sendKeyOf(row, once)}`,
		async ({ result }) =>
			result
				? { body: result.body, earlier: true }
				: { body: await once.find(row, row.call, sentCheckOptionsOf(row, options, false)), earlier: false },
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
