import type { IDataObject } from 'n8n-workflow';
import { toFailure } from '../../shared/base/failure';
import type { Output, SentCheck } from '../../shared/operation/operation';
import { isRecord, objectAt, type Values } from '../../shared/base/record';
import type { Row } from '../../shared/operation/row';
import { attributesIn } from '../customAttributes';
import { secretFields, simplifyMessage } from '../outputs';
import { findMessage } from '../findSent';
import { toMillis } from '../times';
import { routes } from '../routes';
import { type Choice, chooseConversation, conversationsIn, plannedAction, reusable } from './chooseConversation';
import { ensureContact } from './ensureContact';
import { findContact, type Person, personOf } from './findContact';
import { beforeTheMessage, inLine, isUncertain } from './stepFailure';
import { type Call, callTo } from '../../shared/http/call';

interface Target {
	person: Person;
	inboxId: number;
	choice: Choice;
}

/** To whom a row sends, and where. Throws a Refusal when that is no email, phone number or identifier. */
export function targetOf({ contactBy, email, phoneNumber, identifier, inboxId, conversationChoice }: Values): Target {
	const given = contactBy === 'email' ? email : contactBy === 'identifier' ? identifier : phoneNumber;
	return { person: personOf(contactBy, given), inboxId: Number(inboxId), choice: conversationChoice as Choice };
}

/** Finds or creates the contact, chooses the conversation, sends. The steps are requests of their own, no transaction. */
export async function sendToContact(row: Row): Promise<IDataObject> {
	const { person, inboxId, choice } = targetOf(row.values);
	// Two rows for one new person would otherwise both open a conversation.
	const found = await inLine(row, `person ${person.key} ${person.value}`, async () => {
		const { contact, created } = await theContact(row, person, inboxId);
		return { contact, created, ...(await chooseConversation(row, contact, inboxId, choice)) };
	});
	const { conversation, contact, created, action } = found;
	const message = await row.fetch(messageTo(row, conversation.id));
	return recordOf(message, { contact, conversation, contactWas: created ? 'created' : 'found', action });
}

async function theContact(row: Row, person: Person, inboxId: number) {
	const { contactName, customAttributes } = row.values;
	const attributes = attributesIn(customAttributes);
	try {
		return await ensureContact(row, person, {
			inbox_id: inboxId,
			...(contactName !== undefined && { name: contactName }),
			...(Object.keys(attributes).length > 0 && { custom_attributes: attributes }),
		});
	} catch (error) {
		throw isUncertain(error)
			? beforeTheMessage('contact may have been created', error)
			: toFailure(error, 'invalidInput');
	}
}

function messageTo({ call }: Row, conversationId: unknown): Call {
	const { body, form } = call;
	const sent = callTo(routes.createMessage, { path: { conversation_id: conversationId }, body });
	return form ? { ...sent, form } : sent;
}

/** Finds the same message in any conversation with this person in this inbox. */
export const sentToContact: SentCheck = {
	key: ({ path, body, form }) => JSON.stringify([path, body, form?.digest]),
	find: async (row, call, { since }) => {
		const { person, inboxId } = targetOf(row.values);
		const contact = await findContact(row, person);
		if (!contact) return undefined;
		for (const conversation of await conversationsIn(row, contact.id, inboxId)) {
			const isQuiet = conversation.last_activity_at !== undefined && toMillis(conversation.last_activity_at) < since;
			const message = isQuiet ? undefined : await findMessage(row, conversation.id, call, since);
			if (message) return recordOf(message, { contact, conversation, contactWas: 'found', action: 'reused' });
		}
		return undefined;
	},
};

/** What the row would find and create; changes nothing. */
export async function previewSend(row: Row): Promise<IDataObject> {
	const { person, inboxId, choice } = targetOf(row.values);
	const contact = await findContact(row, person);
	if (!contact) return { contact: 'would be created', conversation: 'would be created' };
	const found = reusable(await conversationsIn(row, contact.id, inboxId), choice);
	return {
		contact: 'found',
		contactId: contact.id,
		conversation: `would be ${plannedAction(found, choice)}`,
		...(found && { conversationId: found.id }),
	};
}

// The message as the API gives it, and beside it what it took to send it.
function recordOf(message: unknown, sentTo: IDataObject): IDataObject {
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

/** What was sent to whom, and what had to be created for it. */
export const sendToContactEntity: Output = {
	simplify: (records) =>
		records.map((record) => ({ ...simplifyMessage(record), status: record.status ?? null, ...idsOf(record) })),
	ids: idsOf,
	secretFields: secretFields,
};
