import { mulberry32, uuid, type Random } from '../../server/random';
import { timestampsOf, type Clock } from './clock';
import type {
	AccountRecord,
	AgentBotRecord,
	AttributeDefinitionRecord,
	ContactRecord,
	ConversationRecord,
	InboxRecord,
	LabelRecord,
	MessageRecord,
	SessionRecord,
	TeamRecord,
	UserRecord,
	WebhookRecord,
} from './records';
import type { Change } from './changes';

/** Tables that tell when a record has changed, so that events are raised. */
export type ChangingTables = ChatwootTables & { onChange: (change: Change) => void };

/** The tables of one Chatwoot account, in memory, and how records are found. All lists are in order of creation. */
export class ChatwootTables {
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
	/** The time of a new row: Unix seconds with microseconds, later than all times before. */
	readonly now: () => number;
	/** Seeded numbers for what the server leaves to chance, e.g. the order of rows that a sort holds equal. */
	readonly random: Random;
	protected readonly conversationsById = new Map<number, ConversationRecord>();
	protected readonly messagesByConversation = new Map<number, MessageRecord[]>();
	protected readonly contactsById = new Map<number, ContactRecord>();
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
}
