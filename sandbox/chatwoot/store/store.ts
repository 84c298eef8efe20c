import { mulberry32, uuid, type Random } from '../../server/random';
import type { FormFile } from '../../server/types';
import { reopenForMessage, settleMessage } from '../rules/conversations/messageEffects';
import type { Change } from './changes';
import { timestampsOf, type Clock } from './clock';
import {
	INCOMING,
	OUTGOING,
	type AccountRecord,
	type AgentBotRecord,
	type AttributeDefinitionRecord,
	type ContactRecord,
	type ConversationRecord,
	type InboxRecord,
	type LabelRecord,
	type MessageRecord,
	type SessionRecord,
	type TeamRecord,
	type UserRecord,
	type WebhookRecord,
} from './records';

/** The values of a new contact. Values that are missing are empty. */
export type NewContact = Partial<Omit<ContactRecord, 'id' | 'sessions'>>;

/** The values of a new conversation. Values that are missing get the server's defaults. */
export type NewConversation = Pick<ConversationRecord, 'contactId' | 'inboxId'> & Partial<ConversationRecord>;

/** The values of a new message; an outgoing text message by default. */
export type NewMessage = Pick<MessageRecord, 'conversationId' | 'content'> &
	Partial<Omit<MessageRecord, 'attachments' | 'id'>> & { files?: FormFile[]; isVoiceMessage?: boolean };

/** The data of one Chatwoot account, in memory. All lists are in order of creation. */
export class ChatwootStore {
	readonly account: AccountRecord = { id: 1, name: 'Sandbox Shop', locale: 'en' };
	readonly inboxes: InboxRecord[] = [];
	/** The users of all accounts. */
	readonly users: UserRecord[] = [];
	readonly agentBots: AgentBotRecord[] = [];
	readonly teams: TeamRecord[] = [];
	readonly labels: LabelRecord[] = [];
	readonly attributeDefinitions: AttributeDefinitionRecord[] = [];
	readonly contacts: ContactRecord[] = [];
	readonly conversations: ConversationRecord[] = [];
	readonly messages: MessageRecord[] = [];
	readonly webhooks: WebhookRecord[] = [];
	/** Called after every change, to raise events. Does nothing while the store is being seeded. */
	onChange: (change: Change) => void = () => undefined;
	/** The time of a new row: Unix seconds with microseconds, later than all times before. */
	readonly now: () => number;
	/** Seeded numbers for what the server leaves to chance, e.g. the order of rows that a sort holds equal. */
	readonly random: Random;
	private readonly conversationsById = new Map<number, ConversationRecord>();
	private readonly messagesByConversation = new Map<number, MessageRecord[]>();
	private readonly contactsById = new Map<number, ContactRecord>();
	private readonly lastIds = new Map<string, number>();

	constructor(seed: number, clock: Clock = Date.now) {
		this.random = mulberry32(seed);
		this.now = timestampsOf(clock);
	}

	get accountId(): number {
		return this.account.id;
	}

	/** The users of the account. */
	get agents(): UserRecord[] {
		return this.users.filter(({ accountId }) => accountId === this.account.id);
	}

	newUuid(): string {
		return uuid(this.random);
	}

	/** A new access token, secret or inbox identifier: 24 letters and digits, as the server makes them. */
	newToken(): string {
		const characters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789';
		const random = Array.from({ length: 21 }, () => characters[Math.floor(this.random() * characters.length)]);
		return `${random.join('')}aA1`;
	}

	/** The next id of a table. An id is never given twice, also when its record is deleted. */
	newId(table: string): number {
		const id = (this.lastIds.get(table) ?? 0) + 1;
		this.lastIds.set(table, id);
		return id;
	}

	/** Lets the ids of a table begin after `id`. Does nothing when they are above already. */
	reserveIds(table: string, id: number): void {
		this.lastIds.set(table, Math.max(this.lastIds.get(table) ?? 0, id));
	}

	inbox(id: number): InboxRecord | undefined {
		return this.inboxes.find((inbox) => inbox.id === id);
	}

	/** A user of the account. */
	agent(id: number | null): UserRecord | undefined {
		return this.agents.find((user) => user.id === id);
	}

	team(id: number | null): TeamRecord | undefined {
		return this.teams.find((team) => team.id === id);
	}

	agentBot(id: number | null): AgentBotRecord | undefined {
		return this.agentBots.find((bot) => bot.id === id);
	}

	contact(id: number): ContactRecord | undefined {
		return this.contactsById.get(id);
	}

	conversation(id: number): ConversationRecord | undefined {
		return this.conversationsById.get(id);
	}

	/** The conversations of a contact, oldest first. */
	conversationsOf(contactId: number): ConversationRecord[] {
		return this.conversations.filter((conversation) => conversation.contactId === contactId);
	}

	/** The messages of one conversation, in the order of their ids. */
	messagesOf(conversationId: number): readonly MessageRecord[] {
		return this.messagesByConversation.get(conversationId) ?? [];
	}

	/** All messages with this text. Tests count them to find out how often a message was stored. */
	messagesWithContent(content: string): MessageRecord[] {
		return this.messages.filter((message) => message.content === content);
	}

	/** The contact and session with a source ID in an inbox; undefined when there is none. */
	sessionBySource(inboxId: number, sourceId: string): { contact: ContactRecord; session: SessionRecord } | undefined {
		for (const contact of this.contacts) {
			const session = contact.sessions.find((known) => known.inboxId === inboxId && known.sourceId === sourceId);
			if (session) return { contact, session };
		}
		return undefined;
	}

	/** Stores a new contact, without raising an event. */
	insertContact(contact: NewContact): ContactRecord {
		const now = contact.createdAt ?? this.now();
		const record: ContactRecord = {
			id: this.newId('contacts'),
			name: '',
			email: null,
			phoneNumber: null,
			identifier: null,
			customAttributes: {},
			additionalAttributes: {},
			labels: [],
			blocked: false,
			contactType: contact.email || contact.phoneNumber ? 'lead' : 'visitor',
			sessions: [],
			createdAt: now,
			updatedAt: now,
			lastActivityAt: null,
			...contact,
		};
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
		const record: ConversationRecord = {
			id: this.newId('conversations'),
			uuid: this.newUuid(),
			sourceId,
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
			createdAt,
			updatedAt: createdAt,
			lastActivityAt: createdAt,
			contactLastSeenAt: 0,
			agentLastSeenAt: 0,
			assigneeLastSeenAt: 0,
			...conversation,
		};
		this.conversations.push(record);
		this.conversationsById.set(record.id, record);
		this.onChange({ event: 'conversation_created', conversation: record });
		return record;
	}

	/**
	 * Stores a new message and raises its events. A message with a time of its own is an imported row: it opens no conversation
	 * and ends no wait. Throws when the conversation does not exist.
	 */
	insertMessage({ files = [], isVoiceMessage, ...message }: NewMessage): MessageRecord {
		const conversation = this.conversation(message.conversationId);
		if (!conversation) throw new Error(`There is no conversation ${message.conversationId}.`);
		const createdAt = message.createdAt ?? this.now();
		const record: MessageRecord = {
			id: this.newId('messages'),
			type: OUTGOING,
			contentType: 'text',
			contentAttributes: {},
			additionalAttributes: {},
			private: false,
			status: 'sent',
			sourceId: null,
			sender: null,
			attachments: files.map((file) => ({
				id: this.newId('attachments'),
				file,
				...(isVoiceMessage !== undefined && { isVoiceMessage }),
			})),
			createdAt,
			updatedAt: createdAt,
			...message,
		};
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
