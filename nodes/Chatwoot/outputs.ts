import type { IDataObject } from 'n8n-workflow';
import type { Output } from '../shared/operation/operation';
import { isRecord, objectAt, toText } from '../shared/base/record';
import { toIsoTime } from './times';

/** Secrets that some answers carry: who has them can read along, or pose as somebody else. */
export const secretFields = ['hmac_token', 'pubsub_token'];

const DIRECTIONS = ['incoming', 'outgoing', 'activity', 'outgoing'];

/** Answers have a number, events a word; `template` is a greeting or survey of our own. Null for kinds not known yet. */
export function directionOf(messageType: unknown): string | null {
	if (typeof messageType === 'number') return DIRECTIONS[messageType] ?? null;
	if (messageType === 'template') return 'outgoing';
	if (typeof messageType === 'string' && DIRECTIONS.includes(messageType)) return messageType;
	return /^\d$/.test(toText(messageType)) ? (DIRECTIONS[Number(messageType)] ?? null) : null;
}

/** The kind of an inbox in one word: Chatwoot calls it "Channel::Whatsapp", people "whatsapp". */
export function channelOf(channel: unknown): string {
	return toText(channel).replace('Channel::', '').toLowerCase() || 'chatwoot';
}

function contactIn(message: IDataObject): unknown {
	const sender = objectAt(message, 'sender');
	const isContact = sender.type === 'contact' || message.sender_type === 'Contact';
	return isContact || (sender.type === undefined && directionOf(message.message_type) === 'incoming')
		? (sender.id ?? message.sender_id)
		: undefined;
}

/** A message by the names that all services share. */
export function simplifyMessage(record: IDataObject, known: IDataObject = {}): IDataObject {
	return {
		messageId: record.id,
		conversationId: record.conversation_id ?? known.conversationId ?? null,
		contactId: contactIn(record) ?? known.contactId ?? null,
		direction: directionOf(record.message_type),
		channel: 'chatwoot',
		text: record.content ?? null,
		sentAt: toIsoTime(record.created_at),
	};
}

/** Who wrote a message, as far as the answer tells. */
export function senderNameOf(record: IDataObject): IDataObject[string] {
	return objectAt(record, 'sender').name ?? null;
}

export const messageOutput: Output = {
	simplify: (records, { values }) => {
		const known = { conversationId: values.conversation_id as number };
		return records.map((record) => ({
			...simplifyMessage(record, known),
			senderName: senderNameOf(record),
			private: record.private === true,
			status: record.status ?? null,
		}));
	},
	ids: (record) => ({ messageId: record.id, conversationId: record.conversation_id ?? null }),
	secretFields,
};

/** A conversation by its most useful fields. Events name the channel beside `meta`, answers in it. */
export function simplifyConversation(record: IDataObject): IDataObject {
	const meta = objectAt(record, 'meta');
	const sender = objectAt(meta, 'sender');
	return {
		conversationId: record.id,
		contactId: sender.id ?? objectAt(record, 'contact').id ?? null,
		contactName: sender.name ?? objectAt(record, 'contact').name ?? null,
		inboxId: record.inbox_id ?? null,
		channel: channelOf(meta.channel ?? record.channel),
		status: record.status ?? null,
		priority: record.priority ?? null,
		labels: Array.isArray(record.labels) ? record.labels : [],
		assignee: objectAt(meta, 'assignee').name ?? null,
		lastActivityAt: toIsoTime(record.last_activity_at ?? record.timestamp),
	};
}

export const conversationEntity: Output = {
	simplify: (records) => records.map(simplifyConversation),
	ids: ({ id }) => ({ conversationId: id }),
	secretFields,
};

/** A contact by its most useful fields; the public API also knows its session. */
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

export const contactEntity: Output = {
	simplify: (records) => records.map(simplifyContact),
	ids: ({ id }) => ({ contactId: id }),
	secretFields,
};
