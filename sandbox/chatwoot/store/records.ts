import type { FormFile } from '../../server/types';
import type { Attributes } from './accountRecords';

export * from './accountRecords';

// All times of records are Unix seconds with a fraction, as the database has them. Views show whole seconds or ISO 8601.

/** The statuses of a conversation. */
export const statuses = ['open', 'resolved', 'pending', 'snoozed'] as const;
export type Status = (typeof statuses)[number];

/** The priorities of a conversation, lowest first. */
export const priorities = ['low', 'medium', 'high', 'urgent'] as const;

/** The message types as events name them. Answers have the index in this list as `message_type`. */
export const messageTypes = ['incoming', 'outgoing', 'activity', 'template'] as const;

export const INCOMING = 0;
export const OUTGOING = 1;
/** The type of messages that the server writes, e.g. about a change of the status. */
export const ACTIVITY = 2;
export const TEMPLATE = 3;

/** A contact's session in an inbox (`contact_inbox` in the API). A contact may have several in one inbox. */
export interface SessionRecord {
	id: number;
	inboxId: number;
	sourceId: string;
	pubsubToken: string;
	/** True when the contact's identifier was verified with an HMAC. */
	verified: boolean;
	createdAt: number;
}

export interface ContactRecord {
	id: number;
	name: string | null;
	email: string | null;
	phoneNumber: string | null;
	identifier: string | null;
	customAttributes: Attributes;
	additionalAttributes: Attributes;
	labels: string[];
	blocked: boolean;
	/** A lead is a contact who has, or had, an email or a phone number. */
	contactType: 'lead' | 'visitor';
	/** True while the contact is online in a website's widget, which refuses the deletion. */
	isOnline?: boolean;
	sessions: SessionRecord[];
	createdAt: number;
	updatedAt: number;
	/** Time of the last incoming message. */
	lastActivityAt: number | null;
}

export interface ConversationRecord {
	/** The id within the account, `display_id` in Chatwoot's database. */
	id: number;
	uuid: string;
	inboxId: number;
	contactId: number;
	/** Source ID of the session that the conversation belongs to. */
	sourceId: string;
	status: Status;
	priority: string | null;
	labels: string[];
	/** The labels as the row of the conversation keeps them beside the labels: null until they are saved for the first time. */
	cachedLabelList: string | null;
	assigneeId: number | null;
	/** The bot to which the conversation is assigned. A conversation with one has no `assigneeId`. */
	assigneeBotId: number | null;
	teamId: number | null;
	customAttributes: Attributes;
	additionalAttributes: Attributes;
	snoozedUntil: number | null;
	/** Since when the contact waits for an answer; null while nobody has to answer. */
	waitingSince: number | null;
	/** Time of the first answer of an agent. */
	firstReplyAt: number | null;
	createdAt: number;
	updatedAt: number;
	lastActivityAt: number;
	/** 0 for never, like the next two. */
	contactLastSeenAt: number;
	agentLastSeenAt: number;
	assigneeLastSeenAt: number;
}

export interface AttachmentRecord {
	id: number;
	file: FormFile;
	/** Given with a voice message. */
	isVoiceMessage?: boolean;
}

/** Who writes a message, or types one. */
export interface Author {
	type: 'contact' | 'user' | 'agent_bot';
	id: number;
}

export interface MessageRecord {
	id: number;
	conversationId: number;
	content: string | null;
	/** Index in `messageTypes`. */
	type: number;
	contentType: string;
	contentAttributes: Attributes;
	/** E.g. `template_params`, `campaign_id`. */
	additionalAttributes: Attributes;
	private: boolean;
	status: string;
	echoId?: string;
	sourceId: string | null;
	sender: Author | null;
	attachments: AttachmentRecord[];
	createdAt: number;
	updatedAt: number;
}
