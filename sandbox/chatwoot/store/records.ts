import type { FormFile } from '../../server/types';

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

/** Attributes with names and values of the user's choice. */
export type Attributes = Record<string, unknown>;

export interface AccountRecord {
	id: number;
	name: string;
	/** Language of texts that actions of the server write, e.g. `en`, `es`. */
	locale: string;
	/** A pending conversation stays pending when a bot fails. */
	keepPendingOnBotFailure?: boolean;
}

/** An administrator or agent of an account. */
export interface UserRecord {
	id: number;
	accountId: number;
	name: string;
	email: string;
	role: 'administrator' | 'agent';
	accessToken: string;
}

export interface AgentBotRecord {
	id: number;
	name: string;
	description: string | null;
	/** Gets the events of conversations in the bot's inboxes. */
	outgoingUrl: string | null;
	config: Attributes;
	accessToken: string;
	/** Signs the calls of `outgoingUrl`. */
	secret: string;
	createdAt: number;
}

/** A WhatsApp template of an inbox, as Meta's list has it. */
export interface TemplateRecord {
	name: string;
	language: string;
	status: string;
	category: string;
	parameter_format?: 'NAMED' | 'POSITIONAL';
	components: Attributes[];
}

export interface InboxRecord {
	id: number;
	name: string;
	/** E.g. `Channel::Api`. */
	channelType: string;
	/** API inboxes only: identifies the inbox in the paths of the public API. */
	identifier?: string;
	/** Website inboxes only. */
	websiteToken?: string;
	hmacToken?: string;
	hmacMandatory: boolean;
	/** API inboxes only: gets all events of the inbox. */
	webhookUrl?: string;
	/** API inboxes only: signs the events for `webhookUrl`. */
	secret?: string;
	/** Email inboxes only. */
	email?: string;
	/** WhatsApp and SMS inboxes only. */
	phoneNumber?: string;
	/** Settings of the inbox that have no effect in the sandbox, e.g. `greeting_message`; missing ones have their defaults. */
	settings?: Attributes;
	/** Settings of the channel as the API takes them, e.g. `website_url`, `provider_config`. */
	channelSettings?: Attributes;
	/** WhatsApp inboxes only: the synced templates. */
	templates?: TemplateRecord[];
	lockToSingleConversation: boolean;
	/** Ids of the users who see the inbox. Administrators see every inbox. */
	memberIds: number[];
	agentBotId: number | null;
	createdAt: number;
	updatedAt: number;
}

export interface TeamRecord {
	id: number;
	name: string;
	description: string | null;
	/** True by default. */
	allowAutoAssign?: boolean;
	memberIds: number[];
	createdAt: number;
	updatedAt: number;
}

export interface LabelRecord {
	id: number;
	title: string;
	description: string | null;
	color: string;
	showOnSidebar: boolean | null;
}

/** The types of a custom attribute, in the order of their numbers in the API; 2 and 5 are not given in requests. */
export const attributeTypes = ['text', 'number', 'currency', 'percent', 'link', 'date', 'list', 'checkbox'] as const;
/** What a custom attribute belongs to, in the order of the numbers in the API. */
export const attributeModels = ['conversation_attribute', 'contact_attribute'] as const;

export interface AttributeDefinitionRecord {
	id: number;
	displayName: string;
	description: string | null;
	key: string;
	type: (typeof attributeTypes)[number];
	model: (typeof attributeModels)[number];
	/** The values of a list. */
	values: string[];
	regexPattern: string | null;
	regexCue: string | null;
	defaultValue: unknown;
	createdAt: number;
	updatedAt: number;
}

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

export interface WebhookRecord {
	id: number;
	name: string | null;
	url: string;
	subscriptions: string[];
	secret: string;
	inboxId: number | null;
}
