import type { AppRecord, ConversationRecord, Identity, MessageRecord } from './records';
import type { SinchState } from './state';

/** The values of a new message. */
export interface NewMessage extends Pick<MessageRecord, 'app_message' | 'contact_message'> {
	app: AppRecord;
	/** Missing in dispatch mode. */
	conversation: ConversationRecord | undefined;
	identity: Identity;
	direction: MessageRecord['direction'];
	metadata?: string;
}

/**
 * Stores a message that has just been sent or received. In dispatch mode, the API shows it only when the app's retention policy
 * keeps messages.
 */
export function storeMessage(state: SinchState, message: NewMessage): MessageRecord {
	const { app, conversation, identity, direction, metadata = '', ...content } = message;
	const record: MessageRecord = {
		id: state.store.newId(),
		direction,
		...content,
		channel_identity: identity,
		conversation_id: conversation?.id ?? '',
		contact_id: conversation?.contact_id ?? '',
		metadata,
		accept_time: new Date().toISOString(),
		sender_id: '',
		processing_mode: conversation ? 'CONVERSATION' : 'DISPATCH',
		injected: false,
		app_id: app.id,
		stored: conversation !== undefined || app.dispatch_retention_policy.ttl_days > 0,
	};
	state.store.messages.push(record);
	if (conversation) conversation.last_received = record.accept_time;
	return record;
}

/** The fields of a message that the API shows. */
export function messageView({ app_id: _app, stored: _stored, ...shown }: MessageRecord) {
	return shown;
}
