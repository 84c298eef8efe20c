import type { IDataObject } from 'n8n-workflow';
import type { Entity } from '../shared/operation/operation';
import { isRecord, part, textOf } from '../shared/base/record';
import { moment } from './moments';

/** Secrets that some answers carry: who has them can read along, or pose as somebody else. */
export const hidden = ['hmac_token', 'pubsub_token'];

const DIRECTIONS = ['incoming', 'outgoing', 'activity', 'outgoing'];

/** Answers have a number, events a word; `template` is a greeting or survey of our own. Null for kinds not known yet. */
export function directionOf(messageType: unknown): string | null {
	if (typeof messageType === 'number') return DIRECTIONS[messageType] ?? null;
	if (messageType === 'template') return 'outgoing';
	if (typeof messageType === 'string' && DIRECTIONS.includes(messageType)) return messageType;
	return /^\d$/.test(textOf(messageType)) ? (DIRECTIONS[Number(messageType)] ?? null) : null;
}

/** The kind of an inbox in one word: Chatwoot calls it "Channel::Whatsapp", people "whatsapp". */
export function channelOf(channel: unknown): string {
	return textOf(channel).replace('Channel::', '').toLowerCase() || 'chatwoot';
}

function contactIn(message: IDataObject): unknown {
	const sender = part(message, 'sender');
	const isContact = sender.type === 'contact' || message.sender_type === 'Contact';
	return isContact || (sender.type === undefined && directionOf(message.message_type) === 'incoming')
		? (sender.id ?? message.sender_id)
		: undefined;
}

/** A message by the names that all services share. */
export function messageFields(record: IDataObject, known: IDataObject = {}): IDataObject {
	return {
		messageId: record.id,
		conversationId: record.conversation_id ?? known.conversationId ?? null,
		contactId: contactIn(record) ?? known.contactId ?? null,
		direction: directionOf(record.message_type),
		channel: 'chatwoot',
		text: record.content ?? null,
		sentAt: moment(record.created_at),
	};
}

/** Who wrote a message, as far as the answer tells. */
export function senderName(record: IDataObject): IDataObject[string] {
	return part(record, 'sender').name ?? null;
}

export const messageEntity: Entity = {
	simplify: (records, { values }) => {
		const known = { conversationId: values.conversation_id as number };
		return records.map((record) => ({
			...messageFields(record, known),
			senderName: senderName(record),
			private: record.private === true,
			status: record.status ?? null,
		}));
	},
	ids: (record) => ({ messageId: record.id, conversationId: record.conversation_id ?? null }),
	hidden,
};

/** A conversation by its most useful fields. Events name the channel beside `meta`, answers in it. */
export function conversationFields(record: IDataObject): IDataObject {
	const meta = part(record, 'meta');
	const sender = part(meta, 'sender');
	return {
		conversationId: record.id,
		contactId: sender.id ?? part(record, 'contact').id ?? null,
		contactName: sender.name ?? part(record, 'contact').name ?? null,
		inboxId: record.inbox_id ?? null,
		channel: channelOf(meta.channel ?? record.channel),
		status: record.status ?? null,
		priority: record.priority ?? null,
		labels: Array.isArray(record.labels) ? record.labels : [],
		assignee: part(meta, 'assignee').name ?? null,
		lastActivityAt: moment(record.last_activity_at ?? record.timestamp),
	};
}

export const conversationEntity: Entity = {
	simplify: (records) => records.map(conversationFields),
	ids: ({ id }) => ({ conversationId: id }),
	hidden,
};

/** A contact by its most useful fields; the public API also knows its session. */
export function contactFields(record: IDataObject): IDataObject {
	return {
		contactId: record.id,
		...(record.source_id !== undefined && { sourceId: record.source_id }),
		name: record.name ?? null,
		email: record.email ?? null,
		phoneNumber: record.phone_number ?? null,
		identifier: record.identifier ?? null,
		blocked: record.blocked ?? false,
		...(isRecord(record.custom_attributes) && { customAttributes: record.custom_attributes }),
		lastActivityAt: moment(record.last_activity_at),
		createdAt: moment(record.created_at),
	};
}

export const contactEntity: Entity = {
	simplify: (records) => records.map(contactFields),
	ids: ({ id }) => ({ contactId: id }),
	hidden,
};
