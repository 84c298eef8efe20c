// Records of what an administrator sets up. Times are Unix seconds with a fraction, as the database has them.

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

export interface WebhookRecord {
	id: number;
	name: string | null;
	url: string;
	subscriptions: string[];
	secret: string;
	inboxId: number | null;
}
