/** A channel and whom it reaches there. */
export interface Identity {
	channel: string;
	identity: string;
	/** Empty unless the channel's identities belong to one app. */
	app_id: string;
}

/** An app as the API keeps it, secrets included: what is asked for is all given. */
export interface AppRecord {
	id: string;
	display_name: string;
	processing_mode: 'CONVERSATION' | 'DISPATCH';
	channel_credentials: Record<string, unknown>[];
	retention_policy: { retention_type: 'MESSAGE_EXPIRE_POLICY'; ttl_days: number };
	dispatch_retention_policy: { retention_type: 'MESSAGE_EXPIRE_POLICY'; ttl_days: number };
	rate_limits: { inbound: number; outbound: number; webhooks: number };
	callback_settings: { secret_for_overridden_callback_urls: string };
	delivery_report_based_fallback: null;
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

/** What messages and events have in common. */
export interface ConversationItem {
	id: string;
	direction: 'TO_APP' | 'TO_CONTACT';
	channel_identity: Identity;
	/** Empty in dispatch mode, as is the contact. */
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
	/** Which app it went through; not part of what the API shows. */
	app_id: string;
	/** False where the app keeps nothing: it went out, but no list shows it. */
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
