/** A recipient on a channel. */
export interface Identity {
	channel: string;
	/** A phone number, or an id on the channel. */
	identity: string;
	/** Empty, except on channels where an identity is valid for one app only. */
	app_id: string;
}

/** An app. The API shows all of it, secrets included. */
export interface AppRecord {
	id: string;
	display_name: string;
	processing_mode: 'CONVERSATION' | 'DISPATCH';
	channel_credentials: Record<string, unknown>[];
	retention_policy: { retention_type: 'MESSAGE_EXPIRE_POLICY' | 'PERSIST_RETENTION_POLICY'; ttl_days: number };
	dispatch_retention_policy: { retention_type: 'MESSAGE_EXPIRE_POLICY'; ttl_days: number };
	rate_limits: { inbound: number; outbound: number; webhooks: number };
	callback_settings: { secret_for_overridden_callback_urls: string };
	delivery_report_based_fallback: null;
	/** Whether messages are shown with their delivery status. */
	persist_message_status: { enabled: boolean };
}

export interface ContactRecord {
	id: string;
	channel_identities: Identity[];
	channel_priority: string[];
	display_name: string;
	email: string;
	external_id: string;
	language: string;
	metadata: string;
}

export interface ConversationRecord {
	id: string;
	app_id: string;
	contact_id: string;
	active: boolean;
	active_channel: string;
	metadata: string;
	metadata_json: Record<string, unknown>;
	correlation_id: string;
	last_received: string;
}

/** Fields that messages and events share. */
export interface ConversationItem {
	id: string;
	direction: 'TO_APP' | 'TO_CONTACT';
	channel_identity: Identity;
	/** Empty in dispatch mode, like `contact_id`. */
	conversation_id: string;
	contact_id: string;
	accept_time: string;
	processing_mode: 'CONVERSATION' | 'DISPATCH';
}

export interface MessageRecord extends ConversationItem {
	app_message?: Record<string, unknown>;
	contact_message?: Record<string, unknown>;
	metadata: string;
	sender_id: string;
	injected: boolean;
	/** The app that sent or received the message. The API does not show it. */
	app_id: string;
	/** False when the app's retention policy keeps no messages: the message was sent, but the API never shows it. */
	stored: boolean;
}

export interface EventRecord extends ConversationItem {
	app_event?: Record<string, unknown>;
	contact_event?: Record<string, unknown>;
}

export interface WebhookRecord {
	id: string;
	app_id: string;
	target: string;
	target_type: string;
	triggers: string[];
	secret?: string;
}

/** One change of an opt-out list: an identity was put on it or taken off. */
export interface ConsentRecord {
	/** A phone number without plus sign, or the ID of a contact. */
	identity: string;
	app_id: string;
	list_type: 'OPT_OUT_ALL' | 'OPT_OUT_MARKETING' | 'OPT_OUT_NOTIFICATION';
	/** ORIGIN_MO: a message of the person, such as STOP. */
	origin: 'ORIGIN_API' | 'ORIGIN_MO';
	operation: 'OPERATION_INSERT' | 'OPERATION_UPDATE' | 'OPERATION_DELETE';
	datetime: string;
}

/** An omni-channel template. */
export interface TemplateRecord {
	id: string;
	description: string;
	version: number;
	default_translation: string;
	translations: Array<{ language_code: string; version: string } & Record<string, unknown>>;
	create_time: string;
	update_time: string;
}

/** A WhatsApp template in one language. The API shows its components as they were submitted. */
export interface WhatsAppTemplateRecord {
	name: string;
	language: string;
	category: string;
	/** Missing as long as WhatsApp has not decided. */
	state?: 'APPROVED' | 'DISABLED' | 'PAUSED' | 'REJECTED';
	details: { components: Array<Record<string, unknown>> };
}
