import { notifyWebhooks } from './callbacks';
import { requireApp, storedIdentity } from './lookups';
import { findOrCreateConversation } from './recipients';
import type { MessageRecord } from './records';
import type { SinchState } from './state';

/** A message that a person writes to an app. */
export interface InboundMessage {
	appId: string;
	/** Who writes: a phone number, or an ID on the channel. */
	from: string;
	/** SMS by default. */
	channel?: string;
	text?: string;
	mediaUrl?: string;
	/** What stands behind the button that was pressed. */
	choice?: { messageId: string; postbackData: string };
}

function contentOf({ text, mediaUrl, choice }: InboundMessage): Record<string, unknown> {
	if (choice) return { choice_response_message: { message_id: choice.messageId, postback_data: choice.postbackData } };
	if (mediaUrl === undefined) return { text_message: { text: text ?? 'Hello' } };
	return text === undefined
		? { media_message: { url: mediaUrl } }
		: { media_card_message: { url: mediaUrl, caption: text } };
}

/**
 * Lets a person write. In conversation mode the message lands in the person's conversation, which is made, with its
 * contact, when there is none; in dispatch mode there is neither. Gives the message; throws when there is no such app.
 */
export function personSays(state: SinchState, saying: InboundMessage): MessageRecord {
	const app = requireApp(state, saying.appId);
	const identity = storedIdentity(state, { channel: saying.channel ?? 'SMS', identity: saying.from });
	const dispatch = app.processing_mode === 'DISPATCH';
	const contact = state.store.contactAt(identity);
	const addressee = { identities: [identity], ...(contact && { contact }) };
	const conversation = dispatch ? undefined : findOrCreateConversation(state, app, addressee, identity.channel);
	const message: MessageRecord = {
		id: state.store.newId(),
		direction: 'TO_APP',
		contact_message: contentOf(saying),
		channel_identity: identity,
		conversation_id: conversation?.id ?? '',
		contact_id: conversation?.contact_id ?? '',
		metadata: '',
		accept_time: new Date().toISOString(),
		sender_id: '',
		processing_mode: app.processing_mode,
		injected: false,
		app_id: app.id,
		stored: !dispatch || app.dispatch_retention_policy.ttl_days > 0,
	};
	state.store.messages.push(message);
	if (conversation) conversation.last_received = message.accept_time;
	const { app_id: _app, stored: _stored, ...shown } = message;
	notifyWebhooks(state, 'MESSAGE_INBOUND', app.id, {
		message: shown,
		correlation_id: conversation?.correlation_id ?? '',
	});
	return message;
}
