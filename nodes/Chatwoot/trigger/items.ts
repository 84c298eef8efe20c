import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, objectsAt, toText, omitDeep } from '../../shared/base/record';
import {
	channelOf,
	simplifyContact,
	simplifyConversation,
	secretFields,
	simplifyMessage,
	senderNameOf,
} from '../outputs';
import { inboxIn, isFromContact } from './wanted';

/**
 * An event as an item: its common fields by the names that the Chatwoot node gives them, and the event as it came, less
 * the secrets that some servers put into it.
 */
export function itemOf(event: IDataObject): IDataObject {
	const name = toText(event.event);
	const payload = omitDeep(event, name.startsWith('inbox_') ? [...secretFields, 'secret'] : secretFields);
	return { event: name, ...fieldsOf(name)(event), payload };
}

function fieldsOf(name: string): (event: IDataObject) => IDataObject {
	if (name.startsWith('message_')) return messageItem;
	if (name.startsWith('conversation_typing_')) return typingItem;
	if (name.startsWith('conversation_')) return conversationItem;
	if (name.startsWith('contact_')) return contactItem;
	if (name.startsWith('inbox_')) return inboxItem;
	return otherItem;
}

function messageItem(event: IDataObject): IDataObject {
	const conversation = objectAt(event, 'conversation');
	const known = { conversationId: idOf(conversation.id), contactId: contactIn(conversation) };
	const { messageId, contactId, ...fields } = simplifyMessage(
		{ ...event, conversation_id: known.conversationId },
		known,
	);
	return {
		messageId: idOf(messageId),
		conversationId: known.conversationId,
		contactId: idOf(contactId),
		...fields,
		channel: channelIn(conversation),
		senderName: senderNameOf(event),
		private: event.private === true,
		...inboxFields(event),
		status: statusOf(event, conversation),
		mediaUrl: objectsAt(event, 'attachments')[0]?.data_url ?? null,
	};
}

// The message itself does not say how far it got; the conversation repeats its newest message, which does.
function statusOf(event: IDataObject, conversation: IDataObject): IDataObject[string] {
	const newest = objectsAt(conversation, 'messages').find(({ id }) => toText(id) === toText(event.id));
	return event.status ?? newest?.status ?? null;
}

function conversationItem(event: IDataObject): IDataObject {
	const { conversationId, contactId, inboxId, ...fields } = simplifyConversation(event);
	return {
		conversationId: idOf(conversationId),
		contactId: idOf(contactId ?? contactIn(event)),
		inboxId: idOf(inboxId),
		...fields,
		changed: changedNames(event),
	};
}

function contactItem(event: IDataObject): IDataObject {
	const { contactId, ...fields } = simplifyContact(event);
	return { contactId: idOf(contactId), ...fields, changed: changedNames(event) };
}

function typingItem(event: IDataObject): IDataObject {
	const conversation = objectAt(event, 'conversation');
	return {
		conversationId: idOf(conversation.id),
		contactId: idOf(contactIn(conversation)),
		direction: isFromContact(event) ? 'incoming' : 'outgoing',
		channel: channelIn(conversation),
		senderName: objectAt(event, 'user').name ?? null,
		private: event.is_private === true,
		...inboxFields(event),
	};
}

function inboxItem(event: IDataObject): IDataObject {
	const channel = toText(event.channel_type) === '' ? null : channelOf(event.channel_type);
	return { inboxId: idOf(event.id), inboxName: event.name ?? null, channel, changed: changedNames(event) };
}

/** An opened chat window, and events that are newer than this. */
function otherItem(event: IDataObject): IDataObject {
	const conversation = isRecord(event.conversation) ? event.conversation : objectAt(event, 'current_conversation');
	const contact = objectAt(event, 'contact');
	return {
		conversationId: idOf(conversation.id),
		contactId: idOf(contact.id ?? contactIn(conversation)),
		senderName: contact.name ?? null,
		...inboxFields(event),
	};
}

function inboxFields(event: IDataObject): IDataObject {
	return { inboxId: idOf(inboxIn(event)), inboxName: objectAt(event, 'inbox').name ?? null };
}

function contactIn(conversation: IDataObject): IDataObject[string] {
	return (
		objectAt(objectAt(conversation, 'meta'), 'sender').id ?? objectAt(conversation, 'contact_inbox').contact_id ?? null
	);
}

function channelIn(conversation: IDataObject): string | null {
	const channel = conversation.channel ?? objectAt(conversation, 'meta').channel;
	return toText(channel) === '' ? null : channelOf(channel);
}

// [{ "status": { "previous_value": …, "current_value": … } }], and null where nothing is known.
function changedNames(event: IDataObject): string[] {
	return [...new Set(objectsAt(event, 'changed_attributes').flatMap((change) => Object.keys(change)))];
}

/** An ID as a number, which is what sheets and other nodes hold; some servers give it as text. */
function idOf(id: unknown): IDataObject[string] {
	const text = toText(id);
	return /^\d{1,15}$/.test(text) ? Number(text) : text || null;
}
