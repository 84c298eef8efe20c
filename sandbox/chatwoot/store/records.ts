import type { FormFile } from '../../server/types';

/** The statuses of a conversation. */
export const statuses = ['open', 'resolved', 'pending', 'snoozed'] as const;
export type Status = (typeof statuses)[number];

/** The account's name. */
export const accountName = 'Sandbox Shop';

/** The message types as events name them. Answers have the index in this list as `message_type`. */
export const messageTypes = ['incoming', 'outgoing', 'activity', 'template'] as const;

export const INCOMING = 0;
export const OUTGOING = 1;
/** The type of messages that the server writes, e.g. about a change of the status. */
export const ACTIVITY = 2;

/** Attributes with names and values of the user's choice. */
export type Attributes = Record<string, unknown>;

export interface InboxRecord {
	id: number;
	name: string;
	channelType: string;
	/** API inboxes only: identifies the inbox in the paths of the public API. */
	identifier?: string;
	hmacToken?: string;
	hmacMandatory: boolean;
	/** API inboxes only: gets all events of the inbox. */
	webhookUrl?: string;
	/** API inboxes only: signs the events for `webhookUrl`. */
	secret?: string;
	lockToSingleConversation: boolean;
}

export interface AgentRecord {
	id: number;
	name: string;
	email: string;
	role: 'administrator' | 'agent';
}

export interface TeamRecord {
	id: number;
	name: string;
	description: string;
}

export interface LabelRecord {
	id: number;
	title: string;
	color: string;
}

/** A contact's session in an inbox (`contact_inbox` in the API). */
export interface SessionRecord {
	inboxId: number;
	sourceId: string;
	pubsubToken: string;
	/** True when the contact's identifier was verified with an HMAC. */
	verified: boolean;
}

export interface ContactRecord {
	id: number;
	name: string;
	email: string | null;
	phoneNumber: string | null;
	identifier: string | null;
	customAttributes: Attributes;
	additionalAttributes: Attributes;
	blocked: boolean;
	sessions: SessionRecord[];
	/** Unix seconds, like all times of records. */
	createdAt: number;
	lastActivityAt: number;
}

export interface ConversationRecord {
	/** The id within the account, `display_id` in Chatwoot's database. */
	id: number;
	uuid: string;
	inboxId: number;
	contactId: number;
	sourceId: string;
	status: Status;
	priority: string | null;
	labels: string[];
	assigneeId: number | null;
	teamId: number | null;
	customAttributes: Attributes;
	additionalAttributes: Attributes;
	snoozedUntil: number | null;
	createdAt: number;
	lastActivityAt: number;
	contactLastSeenAt: number;
}

export interface AttachmentRecord {
	id: number;
	file: FormFile;
}

export interface MessageRecord {
	id: number;
	conversationId: number;
	content: string | null;
	/** Index in `messageTypes`. */
	type: number;
	contentType: string;
	contentAttributes: Attributes;
	templateParams?: unknown;
	private: boolean;
	status: string;
	echoId?: string;
	sourceId: string | null;
	sender: { type: 'contact' | 'user' | 'agent_bot'; id: number } | null;
	attachments: AttachmentRecord[];
	createdAt: number;
}

export interface WebhookRecord {
	id: number;
	name: string | null;
	url: string;
	subscriptions: string[];
	secret: string;
	inboxId: number | null;
}
