import { mulberry32, objectId, uuid, type Random } from '../server/random';
import { insertByTime, removeRow } from '../server/timeline';
import type {
	ConversationMetadata,
	ConversationRecord,
	InvitationRecord,
	MessageRecord,
	NewConversation,
	NewMessage,
	PayoutRecord,
	Person,
	ProjectRecord,
	ScreenerResponseRecord,
	TeamInvitationRecord,
	WebhookRecord,
} from './records';
import { newScreenerResponse } from './screenerResponse';

/** The data of a team, in memory. All lists are in order of creation, oldest first. */
export class RespondentStore {
	readonly projects: ProjectRecord[] = [];
	readonly screenerResponses: ScreenerResponseRecord[] = [];
	readonly conversations: ConversationRecord[] = [];
	readonly messages: MessageRecord[] = [];
	readonly webhooks: WebhookRecord[] = [];
	readonly invitations: InvitationRecord[] = [];
	readonly payouts: PayoutRecord[] = [];
	readonly teamInvitations: TeamInvitationRecord[] = [];
	/** The team's account. It owns every conversation, and is the sender of messages from the API. */
	readonly owner: Person;
	readonly teamId: string;
	readonly organizationId: string;
	/** Goes up with every change that affects a filtered list, so that the cached list is no longer used. */
	version = 0;
	private readonly random: Random;
	private readonly people = new Map<string, Person>();
	private readonly conversationsByUid = new Map<string, ConversationRecord>();
	private readonly messagesByUid = new Map<string, MessageRecord>();
	private readonly messagesByConversation = new Map<string, MessageRecord[]>();

	constructor(seed: number) {
		this.random = mulberry32(seed);
		this.teamId = this.newId();
		this.organizationId = this.newId();
		this.owner = { uid: this.newUid(), foreignId: this.newId(), firstName: 'Robin', lastName: 'K' };
	}

	/** A new id in the format of a MongoDB ObjectId. */
	newId(): string {
		return objectId(this.random);
	}

	/** A new UUID. */
	newUid(): string {
		return uuid(this.random);
	}

	/** The conversation with a uid, if any. */
	conversation(uid: string): ConversationRecord | undefined {
		return this.conversationsByUid.get(uid);
	}

	/** The message with a uid, if any. */
	message(uid: string): MessageRecord | undefined {
		return this.messagesByUid.get(uid);
	}

	/** The messages of one conversation, oldest first. */
	messagesOf(conversationUid: string): readonly MessageRecord[] {
		return this.messagesByConversation.get(conversationUid) ?? [];
	}

	/** All messages with this text. Tests count them to find out how often a message was stored. */
	messagesWithBody(body: string): MessageRecord[] {
		return this.messages.filter((message) => message.body === body);
	}

	/** A user's screener response in a project, if any. */
	screenerResponseOf(projectId: string, userId: string): ScreenerResponseRecord | undefined {
		return this.screenerResponses.find((response) => response.projectId === projectId && response.userId === userId);
	}

	/** The person of a screener response. It is the same person in all conversations. */
	personOf({ userId, profile }: ScreenerResponseRecord): Person {
		const existing = this.people.get(userId);
		if (existing) return existing;
		const { firstName, lastName } = profile;
		const person = { uid: this.newUid(), foreignId: userId, firstName, lastName: lastName.charAt(0) };
		this.people.set(userId, person);
		return person;
	}

	/** Stores a new conversation of the owner with these participants. */
	insertConversation({ project, participants, createdAt, name }: NewConversation): ConversationRecord {
		const time = createdAt ?? new Date().toISOString();
		const { researcherId, teamId, companyId } = project.externalResearcher;
		const metadata: ConversationMetadata = {
			projectId: project.id,
			...(participants.length === 1 ? { surveyResponseId: participants[0]?.id } : {}),
			externalResearcherId: researcherId,
			externalTeamId: teamId,
			externalCompanyId: companyId,
		};
		const conversation: ConversationRecord = {
			uid: this.newUid(),
			name: name ?? project.publicTitle,
			deleted: false,
			locked: false,
			createdAt: time,
			updatedAt: time,
			metadata,
			participants: [
				{ ...this.owner, read: true, deleted: false },
				...participants.map((response) => ({ ...this.personOf(response), read: false, deleted: false })),
			],
		};
		insertByTime(this.conversations, conversation);
		this.conversationsByUid.set(conversation.uid, conversation);
		this.version++;
		return conversation;
	}

	/** Stores a new message, and inserts it into the lists by its time. Throws when the conversation does not exist. */
	insertMessage({ conversationUid, body, from, sender, createdAt }: NewMessage): MessageRecord {
		const conversation = this.conversation(conversationUid);
		if (!conversation) throw new Error(`There is no conversation ${conversationUid}.`);
		const participant = conversation.participants.find(({ uid }) => uid !== this.owner.uid);
		const other = participant && this.people.get(participant.foreignId);
		const author = sender ?? (from === 'owner' ? this.owner : other) ?? this.owner;
		const time = createdAt ?? new Date().toISOString();
		const message = { uid: this.newUid(), body, createdAt: time, conversationUid, sender: author };
		const own = this.messagesByConversation.get(conversationUid) ?? [];
		this.messagesByConversation.set(conversationUid, own);
		insertByTime(own, message);
		insertByTime(this.messages, message);
		this.messagesByUid.set(message.uid, message);
		for (const person of conversation.participants) person.read = person.uid === author.uid;
		if (conversation.updatedAt < time) conversation.updatedAt = time;
		this.version++;
		return message;
	}

	/** Removes a message. The API cannot do so, but a moderator can. False when the message does not exist. */
	deleteMessage(uid: string): boolean {
		const message = this.messagesByUid.get(uid);
		if (!message) return false;
		this.messagesByUid.delete(uid);
		removeRow(this.messages, message);
		const own = this.messagesByConversation.get(message.conversationUid);
		if (own) removeRow(own, message);
		this.version++;
		return true;
	}

	/** Adds `count` screener responses of new users to a project (default: the first one). Throws when there is no project. */
	addScreenerResponses(count: number, projectId = this.projects[0]?.id): ScreenerResponseRecord[] {
		if (projectId === undefined) throw new Error('There is no project to use.');
		const clock = clockAfter(this.screenerResponses.at(-1)?.createdAt);
		const added = Array.from({ length: count }, (_, index) =>
			newScreenerResponse(this.random, projectId, index, clock(index)),
		);
		for (const response of added) this.screenerResponses.push(response);
		this.version++;
		return added;
	}

	/**
	 * Adds `count` conversations with one participant each to a project (default: the first one). They go through the project's
	 * screener responses in turn. Throws when there are none.
	 */
	addConversations(count: number, projectId = this.projects[0]?.id): ConversationRecord[] {
		const project = this.projects.find(({ id }) => id === projectId);
		const people = this.screenerResponses.filter((response) => response.projectId === projectId);
		if (!project || people.length === 0) throw new Error('There is no project with screener responses to use.');
		const clock = clockAfter(this.conversations.at(-1)?.createdAt);
		return Array.from({ length: count }, (_, index) =>
			this.insertConversation({
				project,
				participants: people.slice(index % people.length).slice(0, 1),
				createdAt: clock(index),
			}),
		);
	}

	/** Adds `count` messages to a conversation (default: the first one). Owner and participant write in turn. */
	addMessages(count: number, conversationUid = this.conversations[0]?.uid ?? ''): void {
		const clock = clockAfter(this.messages.at(-1)?.createdAt);
		for (let index = 0; index < count; index++) {
			const from = index % 2 === 0 ? 'owner' : 'participant';
			this.insertMessage({ conversationUid, body: `Message ${index + 1} of ${count}`, from, createdAt: clock(index) });
		}
	}
}

/** A function that gives the n-th of the milliseconds after a time (default: from now on), in ISO 8601. */
function clockAfter(last: string | undefined): (index: number) => string {
	const start = last === undefined ? Date.now() : Date.parse(last) + 1;
	return (index) => new Date(start + index).toISOString();
}
