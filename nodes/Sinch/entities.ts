import type { IDataObject } from 'n8n-workflow';
import type { Entity } from '../shared/operation/operation';
import { part, parts, textOf } from '../shared/base/record';
import { PHONE_CHANNELS } from './phone';
import { without } from './place';
import { spokenText } from './text';

/** The value, or null: the API writes "" for what is not there. */
export const orNull = (value: unknown) => (value === undefined || value === '' ? null : (value as IDataObject[string]));

const DIRECTIONS: IDataObject = { TO_APP: 'incoming', TO_CONTACT: 'outgoing' };

/** Which way something went; null when that is not said. */
export const directionOf = (value: unknown) => DIRECTIONS[textOf(value)] ?? orNull(value);

function passingFields(record: IDataObject): IDataObject {
	const { channel, identity } = part(record, 'channel_identity');
	return {
		conversationId: orNull(record.conversation_id),
		contactId: orNull(record.contact_id),
		direction: directionOf(record.direction),
		channel: orNull(channel),
		identity: orNull(identity),
		sentAt: orNull(record.accept_time),
	};
}

function messageFields(record: IDataObject): IDataObject {
	return {
		messageId: record.id,
		// It is from one side, and so has one of the two.
		text: spokenText(part(record, 'app_message')) ?? spokenText(part(record, 'contact_message')),
		...passingFields(record),
		status: orNull(part(record, 'message_status').status),
		metadata: orNull(record.metadata),
	};
}

export const messageEntity: Entity = {
	simplify: (records) => records.map(messageFields),
	ids: ({ id, conversation_id, contact_id }) => ({
		messageId: id,
		conversationId: orNull(conversation_id),
		contactId: orNull(contact_id),
	}),
};

/** What sending gives back is an ID and a time; the rest is known from the request. */
export const sentMessageEntity: Entity = {
	simplify: (records, { call: { body } }) =>
		records.map((record) => {
			// Skip If Already Sent has found a whole message.
			if (record.id !== undefined) return messageFields(record);
			const recipient = part(body, 'recipient');
			const [first = {}] = parts(part(recipient, 'identified_by'), 'channel_identities');
			return {
				messageId: record.message_id,
				text: spokenText(part(body, 'message')),
				conversationId: null,
				contactId: orNull(recipient.contact_id),
				direction: 'outgoing',
				channel: orNull(first.channel),
				identity: orNull(first.identity),
				sentAt: orNull(record.accepted_time),
			};
		}),
	ids: ({ id, message_id }) => ({ messageId: message_id ?? id }),
};

function conversationFields(record: IDataObject): IDataObject {
	const last = textOf(record.last_received);
	return {
		conversationId: record.id,
		contactId: orNull(record.contact_id),
		appId: orNull(record.app_id),
		channel: orNull(record.active_channel),
		active: record.active ?? null,
		// The beginning of Unix time stands for "never".
		lastMessageAt: last === '' || last.startsWith('1970-01-01') ? null : last,
		metadata: record.metadata_json ?? null,
		correlationId: orNull(record.correlation_id),
	};
}

export const conversationEntity: Entity = {
	simplify: (records) => records.map(conversationFields),
	ids: ({ id, contact_id, app_id }) => ({
		conversationId: id,
		contactId: orNull(contact_id),
		appId: orNull(app_id),
	}),
};

export const recentEntity: Entity = {
	simplify: (records) =>
		records.map((record) => {
			const last = part(record, 'last_message');
			const { text, direction } = messageFields(last);
			const fields = without(conversationFields(part(record, 'conversation')), 'correlationId');
			return { ...fields, lastMessageId: orNull(last.id), lastMessageText: text, lastMessageDirection: direction };
		}),
	ids: (record) => ({
		...conversationEntity.ids(part(record, 'conversation')),
		lastMessageId: orNull(part(record, 'last_message').id),
	}),
};

export const contactEntity: Entity = {
	simplify: (records) =>
		records.map((record) => {
			const identities = parts(record, 'channel_identities');
			const phone = identities.find(({ channel }) => PHONE_CHANNELS.has(textOf(channel)));
			return {
				contactId: record.id,
				displayName: orNull(record.display_name),
				phone: orNull(phone?.identity),
				email: orNull(record.email),
				externalId: orNull(record.external_id),
				channels: identities.map(({ channel }) => textOf(channel)).join(', '),
				language: orNull(record.language),
				metadata: orNull(record.metadata),
			};
		}),
	ids: ({ id }) => ({ contactId: id }),
};

export const eventEntity: Entity = {
	simplify: (records) =>
		records.map((record) => {
			const content = {
				...part(record, 'contact_message_event'),
				...part(record, 'contact_event'),
				...part(record, 'app_event'),
			};
			return { eventId: record.id, eventType: Object.keys(content)[0] ?? null, ...passingFields(record) };
		}),
	ids: ({ id, conversation_id, contact_id }) => ({
		eventId: id,
		conversationId: orNull(conversation_id),
		contactId: orNull(contact_id),
	}),
};

/** What sending or injecting an event gives back. */
export const acceptedEventEntity: Entity = {
	simplify: (records) =>
		records.map(({ event_id, accepted_time }) => ({ eventId: event_id, sentAt: orNull(accepted_time) })),
	ids: ({ event_id }) => ({ eventId: event_id }),
};
