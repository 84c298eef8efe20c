import { mulberry32, uuid, type Random } from '../../server/random';
import type { FormFile } from '../../server/types';
import type { Change } from './changes';
import {
	OUTGOING,
	type AgentRecord,
	type ContactRecord,
	type ConversationRecord,
	type InboxRecord,
	type LabelRecord,
	type MessageRecord,
	type SessionRecord,
	type TeamRecord,
	type WebhookRecord,
} from './records';

/** The values of a new contact. Values that are missing are empty. */
export type NewContact = Partial<Omit<ContactRecord, 'id' | 'sessions'>>;

/** The values of a new conversation. Values that are missing get the server's defaults. */
export type NewConversation = Pick<ConversationRecord, 'contactId' | 'inboxId'> & Partial<ConversationRecord>;

/** The values of a new message; an outgoing text message by default. */
export type NewMessage = Pick<MessageRecord, 'conversationId' | 'content'> &
	Partial<Omit<MessageRecord, 'attachments' | 'id'>> & { files?: FormFile[] };

const nowInSeconds = () => Math.floor(Date.now() / 1000);

/** The data of one Chatwoot account, in memory. All lists are in order of creation. */
export class ChatwootStore {
	readonly accountId = 1;
	readonly inboxes: InboxRecord[] = [];
	readonly agents: AgentRecord[] = [];
	readonly teams: TeamRecord[] = [];
	readonly labels: LabelRecord[] = [];
	readonly contacts: ContactRecord[] = [];
	readonly conversations: ConversationRecord[] = [];
	readonly messages: MessageRecord[] = [];
	readonly webhooks: WebhookRecord[] = [];
	/** Called after every change, to raise events. Does nothing while the store is being seeded. */
	onChange: (change: Change) => void = () => undefined;
	private readonly random: Random;
	private readonly conversationsById = new Map<number, ConversationRecord>();
	private readonly messagesByConversation = new Map<number, MessageRecord[]>();
	private nextId = 5000;

	constructor(seed: number) {
		this.random = mulberry32(seed);
	}

	newUuid(): string {
		return uuid(this.random);
	}

	/** A new id for an attachment or a webhook. Records in lists of their own are counted from 1 instead. */
	newId(): number {
		return this.nextId++;
	}

	inbox(id: number): InboxRecord | undefined {
		return this.inboxes.find((inbox) => inbox.id === id);
	}

	contact(id: number): ContactRecord | undefined {
		return this.contacts.find((contact) => contact.id === id);
	}

	conversation(id: number): ConversationRecord | undefined {
		return this.conversationsById.get(id);
	}

	/** The messages of one conversation, oldest first. */
	messagesOf(conversationId: number): readonly MessageRecord[] {
		return this.messagesByConversation.get(conversationId) ?? [];
	}

	/** All messages with this text. Tests count them to find out how often a message was stored. */
	messagesWithContent(content: string): MessageRecord[] {
		return this.messages.filter((message) => message.content === content);
	}

	/** Stores a new contact, without raising an event. */
	insertContact(contact: NewContact): ContactRecord {
		const now = nowInSeconds();
		const record: ContactRecord = {
			id: (this.contacts.at(-1)?.id ?? 0) + 1,
			name: '',
			email: null,
			phoneNumber: null,
			identifier: null,
			customAttributes: {},
			additionalAttributes: {},
			blocked: false,
			sessions: [],
			createdAt: now,
			lastActivityAt: now,
			...contact,
		};
		this.contacts.push(record);
		return record;
	}

	/** The contact's session in an inbox; created when there is none. */
	sessionIn(contact: ContactRecord, inboxId: number, sourceId?: string): SessionRecord {
		const existing = contact.sessions.find((session) => session.inboxId === inboxId);
		if (existing) return existing;
		const session = { inboxId, sourceId: sourceId ?? this.newUuid(), pubsubToken: this.newUuid(), verified: false };
		contact.sessions.push(session);
		return session;
	}

	/** Stores a new conversation and raises its event. Throws when the contact does not exist. */
	insertConversation(conversation: NewConversation): ConversationRecord {
		const contact = this.contact(conversation.contactId);
		if (!contact) throw new Error(`There is no contact ${conversation.contactId}.`);
		const createdAt = conversation.createdAt ?? nowInSeconds();
		const record: ConversationRecord = {
			id: (this.conversations.at(-1)?.id ?? 0) + 1,
			uuid: this.newUuid(),
			sourceId: this.sessionIn(contact, conversation.inboxId).sourceId,
			status: 'open',
			priority: null,
			labels: [],
			assigneeId: null,
			teamId: null,
			customAttributes: {},
			additionalAttributes: {},
			snoozedUntil: null,
			createdAt,
			lastActivityAt: createdAt,
			contactLastSeenAt: 0,
			...conversation,
		};
		this.conversations.push(record);
		this.conversationsById.set(record.id, record);
		this.onChange({ event: 'conversation_created', conversation: record });
		return record;
	}

	/** Stores a new message and raises its events. Throws when the conversation does not exist. */
	insertMessage({ files = [], ...message }: NewMessage): MessageRecord {
		const conversation = this.conversation(message.conversationId);
		if (!conversation) throw new Error(`There is no conversation ${message.conversationId}.`);
		const record: MessageRecord = {
			id: (this.messages.at(-1)?.id ?? 0) + 1,
			type: OUTGOING,
			contentType: 'text',
			contentAttributes: {},
			private: false,
			status: 'sent',
			sourceId: null,
			sender: null,
			attachments: files.map((file) => ({ id: this.newId(), file })),
			createdAt: nowInSeconds(),
			...message,
		};
		this.messages.push(record);
		const own = this.messagesByConversation.get(record.conversationId) ?? [];
		this.messagesByConversation.set(record.conversationId, own);
		own.push(record);
		conversation.lastActivityAt = Math.max(conversation.lastActivityAt, record.createdAt);
		this.onChange({ event: 'message_created', message: record });
		this.onChange({ event: 'conversation_updated', conversation, changed: { waiting_since: [0, record.createdAt] } });
		return record;
	}

	/** Adds `count` open conversations to an inbox (the first one by default), with each of the contacts in turn. */
	addConversations(count: number, inboxId = this.inboxes[0]?.id ?? 0): ConversationRecord[] {
		return Array.from({ length: count }, (_, index) =>
			this.insertConversation({ contactId: this.contacts[index % this.contacts.length]?.id ?? 0, inboxId }),
		);
	}
}
