import type { IDataObject } from 'n8n-workflow';
import { isEmpty, isRecord, objectAt, type Call, type Row, type SentCheck, type Values } from '../../shared';
import { customAttributesOf } from '../customAttributes';
import { findInConversation } from '../findSent';
import { messageOutput, simplifyMessage } from '../outputs';
import { personOf, type Person } from '../person';
import { callTo, routes } from '../routes';
import { toMillis } from '../times';
import {
	chooseConversation,
	listConversations,
	plannedAction,
	reusableConversation,
	type ConversationChoice,
} from './chooseConversation';
import { ensureContact, type EnsuredContact } from './ensureContact';
import { findContact } from './findContact';
import { failureBeforeSend } from './stepFailure';

interface Target {
	person: Person;
	inboxId: number;
	choice: ConversationChoice;
}

function targetOf(values: Values): Target {
	const choice = values.conversationChoice as ConversationChoice;
	return { person: personOf(values), inboxId: Number(values.inboxId), choice };
}

/**
 * Finds or creates the contact, chooses the conversation, and sends the message. These are requests of their own: when a
 * later one fails, the results of the earlier ones stay. Throws a Failure.
 */
export async function sendToContact(row: Row): Promise<IDataObject> {
	const { person, inboxId, choice } = targetOf(row.values);
	// Without the mutex, two rows for the same new person would both create a conversation.
	const found = await row.account.mutex.runExclusive(`person ${person.key} ${person.value}`, async () => {
		const { contact, created } = await ensureRecipient(row, person, inboxId);
		return { contact, created, ...(await chooseConversation(row, contact, inboxId, choice)) };
	});
	const { conversation, contact, created, action } = found;
	const message = await row.fetch(messageTo(conversation.id, row.call));
	return withSentTo(message, { contact, conversation, contactWas: created ? 'created' : 'found', action });
}

async function ensureRecipient(row: Row, person: Person, inboxId: number): Promise<EnsuredContact> {
	const { contactName } = row.values;
	const attributes = customAttributesOf(row.values);
	try {
		return await ensureContact(row, person, {
			inbox_id: inboxId,
			...(contactName !== undefined && { name: contactName }),
			...(!isEmpty(attributes) && { custom_attributes: attributes }),
		});
	} catch (error) {
		throw failureBeforeSend(error, 'contact may have been created');
	}
}

function messageTo(conversationId: unknown, { body, form }: Call): Call {
	const call = callTo(routes.createMessage, { path: { conversation_id: conversationId }, body });
	return form ? { ...call, form } : call;
}

/** Finds the same message in any conversation with the person in the inbox. */
export const recipientSentCheck: SentCheck = {
	key: ({ values, call: { body, form } }) => {
		const { person, inboxId } = targetOf(values);
		return JSON.stringify([inboxId, person.key, person.value, body, form?.digest]);
	},
	find: async (row, { body }, { since }) => {
		const { person, inboxId } = targetOf(row.values);
		const contact = await findContact(row, person);
		if (!contact) return undefined;
		for (const conversation of await listConversations(row, contact.id, inboxId)) {
			const lastActivity = conversation.last_activity_at;
			if (lastActivity !== undefined && toMillis(lastActivity) < since) continue;
			const message = await findInConversation(row, conversation.id, body, since);
			if (message) return withSentTo(message, { contact, conversation, contactWas: 'found', action: 'reused' });
		}
		return undefined;
	},
};

/** What Send to Contact would find and create, for Check Only. */
export async function planSendToContact(row: Row): Promise<IDataObject> {
	const { person, inboxId, choice } = targetOf(row.values);
	return { ...(await planRecipient(row, person, inboxId, choice)), inboxId, text: row.call.body.content };
}

async function planRecipient(
	row: Row,
	person: Person,
	inboxId: number,
	choice: ConversationChoice,
): Promise<IDataObject> {
	const contact = await findContact(row, person);
	if (!contact) return { contact: 'would be created', conversation: 'would be created' };
	const found = reusableConversation(await listConversations(row, contact.id, inboxId), choice);
	return {
		contact: 'found',
		contactId: contact.id,
		conversation: `would be ${plannedAction(found, choice)}`,
		...(found && { conversationId: found.id }),
	};
}

// The record to show: the message as the API gives it, with its contact and its conversation in `sentTo`.
function withSentTo(message: unknown, sentTo: IDataObject): IDataObject {
	return { ...(isRecord(message) ? message : {}), sentTo };
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
	simplify: (records: IDataObject[]) =>
		records.map((record) => ({ ...simplifyMessage(record), status: record.status ?? null, ...idsOf(record) })),
	ids: idsOf,
};
