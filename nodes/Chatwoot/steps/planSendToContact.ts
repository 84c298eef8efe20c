import type { IDataObject } from 'n8n-workflow';
import type { Row } from '../../shared';
import { storedText } from '../liquid';
import { allowedChoice, plannedAction, requireSendable, reusableConversation } from './chooseConversation';
import { findContact } from './findContact';
import { listOfPerson } from './listConversations';
import { recipientOf, requireUnblocked } from './recipient';
import { skipsBlocked } from './skipBlocked';

/** What Send to Contact would find and create, for Check Only. Throws a Failure for a row that would fail. */
export async function planSendToContact(row: Row): Promise<IDataObject> {
	return { ...(await planRecipient(row)), inboxId: Number(row.values.inboxId), text: storedText(row.call.body) };
}

async function planRecipient(row: Row): Promise<IDataObject> {
	const { person, inboxId, ...rest } = recipientOf(row.values);
	const contact = await findContact(row, person);
	if (!contact) {
		await requireSendable(row, { contact: { [person.key]: person.value }, inboxId }, undefined);
		return { contact: 'would be created', conversation: 'would be created' };
	}
	// With Skip Blocked Contacts, `skipReason` looks at blocked contacts later.
	if (!skipsBlocked(row.values)) requireUnblocked(contact, row.values);
	const { conversations } = await listOfPerson(row, contact.id, inboxId);
	const choice = await allowedChoice(row, { inboxId, ...rest });
	const found = reusableConversation(conversations, choice);
	await requireSendable(row, { contact, inboxId }, found);
	return {
		contact: 'found',
		contactId: contact.id,
		conversation: `would be ${plannedAction(found, choice)}`,
		...(found && { conversationId: found.id }),
	};
}
