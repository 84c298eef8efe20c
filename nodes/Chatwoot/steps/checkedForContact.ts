import type { Call, Row } from '../../shared';
import { checkedAttributes } from '../attributes/checkedAttributes';
import { filesOf } from '../messageBody';
import { inboxOf } from './inboxRules';
import { markedMessage } from './markedMessage';

/**
 * For `beforeSend` of a message to a contact: the call with its files, adapted to the channel, once the attributes of a new contact
 * are checked. Throws an InvalidInput or a Failure.
 */
export async function checkedForContact<P extends string>(row: Row<P>): Promise<Call<P>> {
	await checkedAttributes(row, 'contact_attribute');
	const files = await filesOf(row);
	// Only files and templates are adapted to the channel.
	const isAdapted = files.length > 0 || row.call.body.template_params !== undefined;
	return await markedMessage(row, files, isAdapted ? await inboxOf(row, Number(row.values.inboxId)) : undefined);
}
