import type { IDataObject } from 'n8n-workflow';
import { defineOutput, isRecord, MARK_NAME, objectAt, objectsAt, omitDeep, toText, type Output } from '../shared';
import { channelOf, inboxChannels } from './channel';
import { toIsoTime } from './times';

/** Secrets in some answers: whoever has them can read the conversations of a contact, or write in its name. */
export const secretFields = ['hmac_token', 'pubsub_token'];

/** A record without the marks of its messages and conversations: with the attributes that the user and Chatwoot gave them. */
export function withoutMark(record: IDataObject): IDataObject {
	return omitDeep(record, [MARK_NAME]);
}

const DIRECTIONS = ['incoming', 'outgoing', 'activity', 'outgoing'];

/**
 * The direction of a message. Answers have a number, events have a word. `template` is a greeting or a survey of the inbox.
 * Null for a kind that is not known.
 */
export function directionOf(messageType: unknown): string | null {
	if (typeof messageType === 'number') return DIRECTIONS[messageType] ?? null;
	if (messageType === 'template') return 'outgoing';
	if (typeof messageType === 'string' && DIRECTIONS.includes(messageType)) return messageType;
	return /^\d$/.test(toText(messageType)) ? (DIRECTIONS[Number(messageType)] ?? null) : null;
}

/** A message by the names that all services share. `known` fills in what the record lacks. */
export function simplifyMessage(record: IDataObject, known: IDataObject = {}): IDataObject {
	return {
		messageId: record.id,
		conversationId: record.conversation_id ?? known.conversationId ?? null,
		contactId: contactIdOf(record) ?? known.contactId ?? null,
		direction: directionOf(record.message_type),
		channel: known.channel,
		text: record.content ?? null,
		sentAt: toIsoTime(record.created_at),
	};
}

// Undefined for a message that an agent or a bot has written.
function contactIdOf(message: IDataObject): unknown {
	const sender = objectAt(message, 'sender');
	const isContact = sender.type === 'contact' || message.sender_type === 'Contact';
	return isContact || (sender.type === undefined && directionOf(message.message_type) === 'incoming')
		? (sender.id ?? message.sender_id)
		: undefined;
}

/** The IDs of the further messages of a row, as a property for its item; none where it has one message. */
export function furtherIds(record: IDataObject): IDataObject {
	if (!Array.isArray(record.furtherMessages)) return {};
	return { furtherMessageIds: objectsAt(record, 'furtherMessages').map(({ id }) => id) };
}

/** The name of the sender of a message; null when the record does not tell it. */
export function senderNameOf(record: IDataObject): IDataObject[string] {
	return objectAt(record, 'sender').name ?? null;
}

/**
 * Why a message was not delivered, in the words of the channel; null for a message that was, or may still be.
 *
 * Chatwoot v4.15.1 app/services/messages/status_update_service.rb: `content_attributes.external_error`, with the status `failed` only
 */
export function deliveryErrorOf(record: IDataObject): IDataObject[string] {
	return objectAt(record, 'content_attributes').external_error ?? null;
}

/**
 * Whether somebody has deleted a message. Its text then is a notice in the language of the account.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations/messages_controller.rb; seen on Chatwoot 4.15.1 and 4.8.0
 */
export function isDeletedMessage(record: IDataObject): boolean {
	return objectAt(record, 'content_attributes').deleted === true;
}

export const messageOutput = defineOutput({
	fieldNames: `account_id additional_attributes attachments content content_attributes content_type conversation
		conversation_id created_at echo_id external_source_ids id inbox_id message_type private processed_message_content
		sender sender_id sender_type sentiment source_id status updated_at`,
	simplify: async (records, row) => {
		const conversationId = row.values.conversationId as number;
		const channels = await inboxChannels(row);
		return records.map((record) => ({
			...simplifyMessage(record, { conversationId, channel: channels.get(toText(record.inbox_id)) }),
			senderName: senderNameOf(record),
			private: record.private === true,
			deliveryError: deliveryErrorOf(record),
			deleted: isDeletedMessage(record),
			deliveryStatus: record.status,
			...furtherIds(record),
		}));
	},
	ids: (record) => ({ messageId: record.id, conversationId: record.conversation_id ?? null }),
	withoutMark,
	secretFields,
});

/** A conversation by its most useful fields. Answers have the channel in `meta`, events beside it. */
export function simplifyConversation(record: IDataObject): IDataObject {
	const meta = objectAt(record, 'meta');
	const sender = objectAt(meta, 'sender');
	return {
		conversationId: record.id,
		contactId: sender.id ?? objectAt(record, 'contact').id ?? null,
		contactName: sender.name ?? objectAt(record, 'contact').name ?? null,
		inboxId: record.inbox_id ?? null,
		channel: channelOf(meta.channel ?? record.channel),
		conversationStatus: record.status,
		priority: record.priority ?? null,
		labels: Array.isArray(record.labels) ? record.labels : [],
		assignee: objectAt(meta, 'assignee').name ?? null,
		lastActivityAt: toIsoTime(record.last_activity_at ?? record.timestamp),
	};
}

export const conversationOutput = defineOutput({
	fieldNames: `account_id additional_attributes agent_last_seen_at assignee_last_seen_at can_reply contact_last_seen_at
		created_at custom_attributes first_reply_created_at id inbox_id labels last_activity_at last_non_activity_message
		messages meta muted priority sla_policy_id snoozed_until status timestamp unread_count updated_at uuid waiting_since`,
	simplify: (records) => records.map(simplifyConversation),
	ids: ({ id }) => ({ conversationId: id }),
	withoutMark,
	secretFields,
});

/** A contact by its most useful fields; the public API also gives its `source_id`. */
export function simplifyContact(record: IDataObject): IDataObject {
	return {
		contactId: record.id,
		...(record.source_id !== undefined && { sourceId: record.source_id }),
		name: record.name ?? null,
		email: record.email ?? null,
		phoneNumber: record.phone_number ?? null,
		identifier: record.identifier ?? null,
		blocked: record.blocked ?? false,
		...(isRecord(record.custom_attributes) && { customAttributes: record.custom_attributes }),
		lastActivityAt: toIsoTime(record.last_activity_at),
		createdAt: toIsoTime(record.created_at),
	};
}

/** The names include those of a contact's conversations, which Contact: Get Conversations gives. */
export const contactOutput = defineOutput({
	fieldNames: `additional_attributes availability_status blocked contact_inboxes created_at custom_attributes email id
		identifier inbox_id labels last_activity_at messages meta name phone_number priority status thumbnail`,
	simplify: (records) => records.map(simplifyContact),
	ids: ({ id }) => ({ contactId: id }),
	secretFields,
});

/** The conversations of a contact, with the fields by which the form of a contact is chosen. */
export const contactConversationsOutput: Output = {
	...conversationOutput,
	fields: contactOutput.fields,
	ids: ({ id, inbox_id: inboxId, status: conversationStatus }) => ({ conversationId: id, inboxId, conversationStatus }),
};
