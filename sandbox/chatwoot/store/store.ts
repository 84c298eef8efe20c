import { reopenForMessage, settleMessage } from '../rules/conversations/messageEffects';
import type { Change } from './changes';
import {
	contactRecord,
	conversationRecord,
	messageRecord,
	type NewContact,
	type NewConversation,
	type NewMessage,
} from './newRecords';
import {
	INCOMING,
	type ContactRecord,
	type ConversationRecord,
	type InboxRecord,
	type MessageRecord,
	type SessionRecord,
} from './records';
import { ChatwootTables } from './tables';

export type { NewContact, NewConversation, NewMessage } from './newRecords';

/** The data of one Chatwoot account: how records are added and removed. */
export class ChatwootStore extends ChatwootTables {
	/** Called after every change, to raise events. Does nothing while the store is being seeded. */
	onChange: (change: Change) => void = () => undefined;

	/** Stores a new contact, without raising an event. */
	insertContact(contact: NewContact): ContactRecord {
		const record = contactRecord(this, contact);
		this.contacts.push(record);
		this.contactsById.set(record.id, record);
		return record;
	}

	/** Adds a session to a contact, without raising an event. A missing source ID becomes a new UUID. */
	insertSession(
		contact: ContactRecord,
		inboxId: number,
		sourceId = this.newUuid(),
		createdAt = this.now(),
	): SessionRecord {
		const session: SessionRecord = {
			id: this.newId('sessions'),
			inboxId,
			sourceId,
			pubsubToken: this.newToken(),
			verified: false,
			createdAt,
		};
		contact.sessions.push(session);
		return session;
	}

	/** Stores a new conversation and raises its event. Throws when the contact does not exist. */
	insertConversation(conversation: NewConversation): ConversationRecord {
		const contact = this.contact(conversation.contactId);
		if (!contact) throw new Error(`There is no contact ${conversation.contactId}.`);
		const createdAt = conversation.createdAt ?? this.now();
		const sourceId = conversation.sourceId ?? this.firstSession(contact, conversation.inboxId, createdAt).sourceId;
		const record = conversationRecord(this, { ...conversation, createdAt, sourceId });
		this.conversations.push(record);
		this.conversationsById.set(record.id, record);
		this.onChange({ event: 'conversation_created', conversation: record });
		return record;
	}

	/**
	 * Stores a new message and raises its events. A message with a time of its own is an imported row: it opens no conversation
	 * and ends no wait. Throws when the conversation does not exist.
	 */
	insertMessage(message: NewMessage): MessageRecord {
		const conversation = this.conversation(message.conversationId);
		if (!conversation) throw new Error(`There is no conversation ${message.conversationId}.`);
		const record = messageRecord(this, message);
		this.messages.push(record);
		const own = this.messagesByConversation.get(record.conversationId) ?? [];
		this.messagesByConversation.set(record.conversationId, own);
		own.push(record);
		const isImported = message.createdAt !== undefined;
		const contact = record.type === INCOMING ? this.contact(conversation.contactId) : undefined;
		if (contact) contact.lastActivityAt = Math.max(contact.lastActivityAt ?? 0, record.createdAt);
		if (!isImported) reopenForMessage(this, record);
		conversation.lastActivityAt = Math.max(conversation.lastActivityAt, record.createdAt);
		conversation.updatedAt = Math.max(conversation.updatedAt, record.createdAt);
		this.onChange({ event: 'message_created', message: record });
		if (!isImported) settleMessage(this, record);
		return record;
	}

	/** Removes a contact with its conversations and messages, without raising an event. */
	deleteContact(contact: ContactRecord): void {
		for (const conversation of this.conversationsOf(contact.id)) this.deleteConversation(conversation);
		this.contacts.splice(this.contacts.indexOf(contact), 1);
		this.contactsById.delete(contact.id);
	}

	/** Removes a conversation with its messages, without raising an event. */
	deleteConversation(conversation: ConversationRecord): void {
		for (const message of this.messagesOf(conversation.id)) this.messages.splice(this.messages.indexOf(message), 1);
		this.messagesByConversation.delete(conversation.id);
		this.conversations.splice(this.conversations.indexOf(conversation), 1);
		this.conversationsById.delete(conversation.id);
	}

	/** Removes an inbox with its conversations, messages and sessions, without raising an event. */
	deleteInbox(inbox: InboxRecord): void {
		const own = this.conversations.filter(({ inboxId }) => inboxId === inbox.id);
		for (const conversation of own) this.deleteConversation(conversation);
		for (const contact of this.contacts) {
			contact.sessions = contact.sessions.filter(({ inboxId }) => inboxId !== inbox.id);
		}
		this.inboxes.splice(this.inboxes.indexOf(inbox), 1);
	}

	/**
	 * Runs changes that the server makes together. Their events are raised at the end. When one of them throws, none is raised,
	 * and the conversations that were added are removed.
	 */
	transaction<T>(work: () => T): T {
		const raise = this.onChange;
		const raised: Change[] = [];
		const count = this.conversations.length;
		this.onChange = (change) => raised.push(change);
		try {
			const result = work();
			this.onChange = raise;
			for (const change of raised) raise(change);
			return result;
		} catch (error) {
			for (const added of this.conversations.slice(count)) this.deleteConversation(added);
			throw error;
		} finally {
			this.onChange = raise;
		}
	}

	/** Adds `count` open conversations to an inbox (the first one by default), with each of the contacts in turn. */
	addConversations(count: number, inboxId = this.inboxes[0]?.id ?? 0): ConversationRecord[] {
		return Array.from({ length: count }, (_, index) =>
			this.insertConversation({ contactId: this.contacts[index % this.contacts.length]?.id ?? 0, inboxId }),
		);
	}

	private firstSession(contact: ContactRecord, inboxId: number, at: number): SessionRecord {
		const existing = contact.sessions.find((session) => session.inboxId === inboxId);
		return existing ?? this.insertSession(contact, inboxId, undefined, at);
	}
}
