import type { FormFile } from '../server/types';

export const statuses = ['open', 'resolved', 'pending', 'snoozed'] as const;
export type Status = (typeof statuses)[number];

/** `message_type` in answers is the index in this list. */
export const messageTypes = ['incoming', 'outgoing', 'activity', 'template'] as const;

export type Attributes = Record<string, unknown>;

export interface InboxRecord {
	id: number;
	name: string;
	channelType: string;
	/** API inboxes only: the segment of the public paths. */
	identifier?: string;
	hmacToken?: string;
	hmacMandatory: boolean;
	/** API inboxes only: where all events of the inbox go, and what they are signed with. */
	webhookUrl?: string;
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

/** A contact's session in an inbox. */
export interface SessionRecord {
	inboxId: number;
	sourceId: string;
	pubsubToken: string;
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
	/** Unix seconds. */
	createdAt: number;
	lastActivityAt: number;
}

export interface ConversationRecord {
	/** The display id. */
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
	/** Unix seconds, as all moments here. */
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
