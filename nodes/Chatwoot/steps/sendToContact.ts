import type { IDataObject } from 'n8n-workflow';
import {
	failureAfter,
	failureBeforeSend,
	isEmpty,
	objectAt,
	optionsOf,
	toText,
	type Call,
	type Row,
} from '../../shared';
import { recordOf } from '../answers';
import { checkedAttributes } from '../attributes/checkedAttributes';
import { inboxChannels } from '../channel';
import { deliveryErrorOf, furtherIds, messageOutput, simplifyMessage } from '../outputs';
import { personKey, type Person } from '../person';
import { callTo, routes } from '../routes';
import { chooseConversation, requireSendable } from './chooseConversation';
import { inTurnOfContact } from './contactTurn';
import { firstMessageOf } from './createConversation';
import { noteSent, sendInTurn } from './emailTurn';
import { ensureContact, type EnsuredContact } from './ensureContact';
import { recipientOf, requireUnblocked, withSentTo } from './recipient';
import { stepsDoneBy } from './stepsDone';

/**
 * Finds or creates the contact, chooses the conversation, and sends the message. A new conversation is created with the message in
 * it. When a later request fails, the results of the earlier ones stay, and the failure names them. Throws a Failure.
 */
export async function sendToContact(row: Row): Promise<IDataObject> {
	const { person, inboxId, choice } = recipientOf(row.values);
	const done = stepsDoneBy(row);
	try {
		// A further part of the row goes into the conversation of the first one.
		if (row.call.path.conversation_id !== undefined) return recordOf(await row.fetch(row.call));
		// Without the mutex, two rows for the same new person would both create a conversation.
		const found = await row.account.mutex.runExclusive(personKey(person), async () => {
			const { contact, created, isNew: isNewContact } = await ensureRecipient(row, person, inboxId);
			if (created) done.contact = `contact ${toText(contact.id)} was created`;
			requireUnblocked(contact, row.values);
			const firstMessage = firstMessageOf(row);
			const destination = { contact, isNewContact, inboxId, choice, firstMessage };
			// Another row may know the same contact by another value, or open a conversation with it by its ID.
			const choose = async () => await chooseConversation(row, destination);
			const chosen = await inTurnOfContact(row, contact.id, choose);
			if (chosen.action !== 'reused') {
				done.conversation = `conversation ${toText(chosen.conversation.id)} was ${chosen.action}`;
			}
			if (chosen.message) noteSent(row, chosen.conversation.id);
			return { ...chosen, contact };
		});
		const { conversation, contact, action } = found;
		const send = async () => await row.fetch(messageTo(conversation.id, row.call));
		const message = found.message ?? (await sendInTurn(row, conversation.id, send));
		return withSentTo(message, { contact, conversation, contactWas: done.contact ? 'created' : 'found', action });
	} catch (error) {
		throw failureAfter(Object.values<string>({ ...done }), error);
	}
}

async function ensureRecipient(row: Row, person: Person, inboxId: number): Promise<EnsuredContact> {
	const { contactName } = optionsOf(row.values);
	const attributes = await checkedAttributes(row, 'contact_attribute');
	try {
		const fields = {
			inbox_id: inboxId,
			...(contactName !== undefined && { name: contactName }),
			...(!isEmpty(attributes) && { custom_attributes: attributes }),
		};
		const contact = { [person.key]: person.value };
		return await ensureContact(
			row,
			person,
			fields,
			async () => await requireSendable(row, { contact, inboxId }, undefined),
		);
	} catch (error) {
		throw failureBeforeSend(error, 'contact may have been created');
	}
}

function messageTo(conversationId: unknown, { body, form }: Call): Call {
	const call = callTo(routes.createMessage, { path: { conversation_id: conversationId }, body });
	return form ? { ...call, form } : call;
}

function idsOf(record: IDataObject): IDataObject {
	const sentTo = objectAt(record, 'sentTo');
	return {
		messageId: record.id ?? null,
		conversationId: objectAt(sentTo, 'conversation').id,
		contactId: objectAt(sentTo, 'contact').id,
		contact: sentTo.contactWas,
		conversation: sentTo.action,
	};
}

/** A message with its recipient, and what had to be created for it. */
export const sentToContactOutput = {
	...messageOutput,
	simplify: async (records: IDataObject[], row: Row) => {
		const channel = (await inboxChannels(row)).get(toText(row.values.inboxId));
		return records.map((record) => ({
			...simplifyMessage(record, { channel }),
			deliveryStatus: record.status,
			deliveryError: deliveryErrorOf(record),
			...idsOf(record),
			...furtherIds(record),
		}));
	},
	ids: idsOf,
};
