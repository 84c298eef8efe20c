import type { FormFile } from '../../server/types';
import { OUTGOING, type ContactRecord, type ConversationRecord, type MessageRecord } from './records';
import type { ChatwootTables } from './tables';

/** The values of a new contact. Values that are missing are empty. */
export type NewContact = Partial<Omit<ContactRecord, 'id' | 'sessions'>>;

/** The values of a new conversation. Values that are missing get the server's defaults. */
export type NewConversation = Pick<ConversationRecord, 'contactId' | 'inboxId'> & Partial<ConversationRecord>;

/** The values of a new message; an outgoing text message by default. */
export type NewMessage = Pick<MessageRecord, 'conversationId' | 'content'> &
	Partial<Omit<MessageRecord, 'attachments' | 'id'>> & { files?: FormFile[]; isVoiceMessage?: boolean };

/** A new contact, with the values that the server gives it. */
export function contactRecord(tables: ChatwootTables, values: NewContact): ContactRecord {
	const now = values.createdAt ?? tables.now();
	return {
		id: tables.newId('contacts'),
		name: '',
		email: null,
		phoneNumber: null,
		identifier: null,
		customAttributes: {},
		additionalAttributes: {},
		labels: [],
		blocked: false,
		contactType: values.email || values.phoneNumber ? 'lead' : 'visitor',
		sessions: [],
		createdAt: now,
		updatedAt: now,
		lastActivityAt: null,
		...values,
	};
}

/** A new conversation of a session, with the values that the server gives it. */
export function conversationRecord(
	tables: ChatwootTables,
	values: NewConversation & Pick<ConversationRecord, 'createdAt' | 'sourceId'>,
): ConversationRecord {
	const { createdAt } = values;
	return {
		id: tables.newId('conversations'),
		uuid: tables.newUuid(),
		status: 'open',
		priority: null,
		labels: [],
		cachedLabelList: null,
		assigneeId: null,
		assigneeBotId: null,
		teamId: null,
		customAttributes: {},
		additionalAttributes: {},
		snoozedUntil: null,
		waitingSince: createdAt,
		firstReplyAt: null,
		updatedAt: createdAt,
		lastActivityAt: createdAt,
		contactLastSeenAt: 0,
		agentLastSeenAt: 0,
		assigneeLastSeenAt: 0,
		...values,
	};
}

/** A new message, with the values that the server gives it. */
export function messageRecord(
	tables: ChatwootTables,
	{ files = [], isVoiceMessage, ...values }: NewMessage,
): MessageRecord {
	const createdAt = values.createdAt ?? tables.now();
	return {
		id: tables.newId('messages'),
		type: OUTGOING,
		contentType: 'text',
		contentAttributes: {},
		additionalAttributes: {},
		private: false,
		status: 'sent',
		sourceId: null,
		sender: null,
		attachments: files.map((file) => ({
			id: tables.newId('attachments'),
			file,
			...(isVoiceMessage !== undefined && { isVoiceMessage }),
		})),
		createdAt,
		updatedAt: createdAt,
		...values,
	};
}
