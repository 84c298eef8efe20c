import type { IDataObject } from 'n8n-workflow';
import type { Output } from '../../shared/operation/operation';
import { objectAt, objectsAt, toText } from '../../shared/base/record';
import { PHONE_CHANNELS } from '../phone';
import { without } from '../body';
import { spokenText } from '../messageText';

/** The value, or null: the API writes "" for what is not there. */
export const orNull = (value: unknown) => (value === undefined || value === '' ? null : (value as IDataObject[string]));

const DIRECTIONS: IDataObject = { TO_APP: 'incoming', TO_CONTACT: 'outgoing' };

/** Which way something went; null when that is not said. */
export const directionOf = (value: unknown) => DIRECTIONS[toText(value)] ?? orNull(value);

function passingFields(record: IDataObject): IDataObject {
	const { channel, identity } = objectAt(record, 'channel_identity');
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
		text: spokenText(objectAt(record, 'app_message')) ?? spokenText(objectAt(record, 'contact_message')),
		...passingFields(record),
		status: orNull(objectAt(record, 'message_status').status),
		metadata: orNull(record.metadata),
	};
}

export const messageEntity: Output = {
	simplify: (records) => records.map(messageFields),
	ids: ({ id, conversation_id, contact_id }) => ({
		messageId: id,
		conversationId: orNull(conversation_id),
		contactId: orNull(contact_id),
	}),
};

/** What sending gives back is an ID and a time; the rest is known from the request. */
export const sentMessageEntity: Output = {
	simplify: (records, { call: { body } }) =>
		records.map((record) => {
			// Skip If Already Sent has found a whole message.
			if (record.id !== undefined) return messageFields(record);
			const recipient = objectAt(body, 'recipient');
			const [first = {}] = objectsAt(objectAt(recipient, 'identified_by'), 'channel_identities');
			return {
				messageId: record.message_id,
				text: spokenText(objectAt(body, 'message')),
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
	const last = toText(record.last_received);
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

export const conversationEntity: Output = {
	simplify: (records) => records.map(conversationFields),
	ids: ({ id, contact_id, app_id }) => ({
		conversationId: id,
		contactId: orNull(contact_id),
		appId: orNull(app_id),
	}),
};

export const recentEntity: Output = {
	simplify: (records) =>
		records.map((record) => {
			const last = objectAt(record, 'last_message');
			const { text, direction } = messageFields(last);
			const fields = without(conversationFields(objectAt(record, 'conversation')), 'correlationId');
			return { ...fields, lastMessageId: orNull(last.id), lastMessageText: text, lastMessageDirection: direction };
		}),
	ids: (record) => ({
		...conversationEntity.ids(objectAt(record, 'conversation')),
		lastMessageId: orNull(objectAt(record, 'last_message').id),
	}),
};

export const contactEntity: Output = {
	simplify: (records) =>
		records.map((record) => {
			const identities = objectsAt(record, 'channel_identities');
			const phone = identities.find(({ channel }) => PHONE_CHANNELS.has(toText(channel)));
			return {
				contactId: record.id,
				displayName: orNull(record.display_name),
				phone: orNull(phone?.identity),
				email: orNull(record.email),
				externalId: orNull(record.external_id),
				channels: identities.map(({ channel }) => toText(channel)).join(', '),
				language: orNull(record.language),
				metadata: orNull(record.metadata),
			};
		}),
	ids: ({ id }) => ({ contactId: id }),
};

export const eventEntity: Output = {
	simplify: (records) =>
		records.map((record) => {
			const content = {
				...objectAt(record, 'contact_message_event'),
				...objectAt(record, 'contact_event'),
				...objectAt(record, 'app_event'),
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
export const acceptedEventEntity: Output = {
	simplify: (records) =>
		records.map(({ event_id, accepted_time }) => ({ eventId: event_id, sentAt: orNull(accepted_time) })),
	ids: ({ event_id }) => ({ eventId: event_id }),
};
