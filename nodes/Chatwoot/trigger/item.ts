import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, objectsAt, omit, omitDeep, toText, withoutNulls } from '../../shared';
import {
	deliveryErrorOf,
	directionOf,
	isDeletedMessage,
	simplifyContact,
	simplifyConversation,
	secretFields,
	simplifyMessage,
	senderNameOf,
} from '../outputs';
import { channelOf } from '../channel';
import { changedNames } from './changes';
import { isOfAutomation } from './automationEvents';
import { authorOf, inboxIdIn, isAboutInbox, isFromContact } from './events';
import { submittedFields } from './submitted';

// The channel of an event about an inbox is the row of the database, with the keys of WhatsApp, a mailbox and the like.
const inboxSecrets = [...secretFields, 'secret', 'channel'];

/**
 * The item of an event: its most useful fields, named as in the output of the Chatwoot node, and the event itself in
 * `payload`, without the secrets that some servers put into it. What the event does not tell is left out. `inbox`: the inbox of an
 * event about an inbox, as far as it is known.
 */
export function itemOf(event: IDataObject, inbox: IDataObject = {}): IDataObject {
	const name = toText(event.event);
	if (isAboutInbox(event)) {
		return withoutNulls({ event: name, ...formatInbox(event, inbox), payload: omitDeep(event, inboxSecrets) });
	}
	const fields = isOfAutomation(event) ? formatAutomation(event) : formatterFor(name)(event);
	return withoutNulls({ event: name, ...fields, payload: omitDeep(event, secretFields) });
}

function formatterFor(name: string): (event: IDataObject) => IDataObject {
	if (name.startsWith('message_')) return formatMessage;
	if (name.startsWith('conversation_typing_')) return formatTyping;
	if (name.startsWith('conversation_')) return formatConversation;
	if (name.startsWith('contact_')) return formatContact;
	return formatOther;
}

/** Whether the kind of an event is known, so that its item has more than the common fields. */
export function isKnown(event: IDataObject): boolean {
	if (isAboutInbox(event) || isOfAutomation(event) || event.event === 'webwidget_triggered') return true;
	return formatterFor(toText(event.event)) !== formatOther;
}

function formatMessage(event: IDataObject): IDataObject {
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
		deleted: isDeletedMessage(event),
		...inboxFields(event),
		deliveryStatus: statusOf(event, conversation),
		deliveryError: deliveryErrorOf(event),
		mediaUrl: objectsAt(event, 'attachments')[0]?.data_url ?? null,
		...submittedFields(event),
	};
}

// As a rule, the message of an event has no status. Its conversation contains the newest message once more, with status.
function statusOf(event: IDataObject, conversation: IDataObject): IDataObject[string] {
	const newest = objectsAt(conversation, 'messages').find(({ id }) => toText(id) === toText(event.id));
	return event.status ?? newest?.status ?? null;
}

function formatConversation(event: IDataObject): IDataObject {
	const { conversationId, contactId, inboxId, ...fields } = simplifyConversation(event);
	return {
		conversationId: idOf(conversationId),
		contactId: idOf(contactId ?? contactIn(event)),
		inboxId: idOf(inboxId),
		...fields,
		changed: changedNames(event),
	};
}

/**
 * The conversation of an automation rule or a macro, and its newest message. A rule for new messages does not say which message it
 * is about.
 *
 * Chatwoot v4.15.1 app/services/automation_rules/action_service.rb:38, app/presenters/conversations/event_data_presenter.rb
 */
function formatAutomation(event: IDataObject): IDataObject {
	const conversation = omit(formatConversation(event), 'changed');
	const newest = objectsAt(event, 'messages')[0];
	if (!newest) return conversation;
	return {
		...conversation,
		lastMessageId: idOf(newest.id),
		lastMessageText: newest.content ?? null,
		lastMessageDirection: directionOf(newest.message_type),
	};
}

function formatContact(event: IDataObject): IDataObject {
	const { contactId, ...fields } = simplifyContact(event);
	return { contactId: idOf(contactId), ...fields, changed: changedNames(event) };
}

function formatTyping(event: IDataObject): IDataObject {
	const conversation = objectAt(event, 'conversation');
	return {
		conversationId: idOf(conversation.id),
		contactId: idOf(contactIn(conversation)),
		direction: isFromContact(event) ? 'incoming' : 'outgoing',
		channel: channelIn(conversation),
		senderName: authorOf(event).name ?? null,
		private: event.is_private === true,
		...inboxFields(event),
	};
}

// The event has neither name nor type of its inbox. Chatwoot v4.15.1 app/presenters/inbox/event_data_presenter.rb:2
function formatInbox(event: IDataObject, inbox: IDataObject): IDataObject {
	const type = event.channel_type ?? inbox.channel_type;
	return {
		inboxId: idOf(inboxIdIn(event)),
		inboxName: event.name ?? inbox.name ?? null,
		channel: channelOf(type),
		changed: changedNames(event),
	};
}

/** For an opened chat window, and for events that this version does not know. */
function formatOther(event: IDataObject): IDataObject {
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
	return { inboxId: idOf(inboxIdIn(event)), inboxName: objectAt(event, 'inbox').name ?? null };
}

function contactIn(conversation: IDataObject): IDataObject[string] {
	return (
		objectAt(objectAt(conversation, 'meta'), 'sender').id ?? objectAt(conversation, 'contact_inbox').contact_id ?? null
	);
}

function channelIn(conversation: IDataObject): string | undefined {
	return channelOf(conversation.channel ?? objectAt(conversation, 'meta').channel);
}

/** An ID as a number, as the Chatwoot node gives it; some servers send it as text. */
function idOf(id: unknown): IDataObject[string] {
	const text = toText(id);
	return /^\d{1,15}$/.test(text) ? Number(text) : text || null;
}
