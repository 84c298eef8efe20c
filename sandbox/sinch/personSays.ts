import { notifyWebhooks } from './callbacks';
import { storedIdentity } from './identity';
import { requireApp } from './lookups';
import { findOrCreateConversation } from './recipients';
import type { MessageRecord } from './records';
import type { SinchState } from './state';
import { messageView, storeMessage } from './storeMessage';

/** A message that a person writes to an app: a text (`Hello` by default), a medium, both, or a choice. */
export interface InboundMessage {
	appId: string;
	/** Who writes: a phone number, or an id on the channel. */
	from: string;
	/** SMS by default. */
	channel?: string;
	text?: string;
	mediaUrl?: string;
	/** A button of an earlier message that the person presses: the id of the message, and the button's postback data. */
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
 * Stores a person's message to an app, calls the webhooks, and gives the message. In conversation mode the message belongs
 * to the person's conversation, which is created, with the contact, when there is none. Throws when the app does not exist.
 */
export function personSays(state: SinchState, inbound: InboundMessage): MessageRecord {
	const app = requireApp(state, inbound.appId);
	const identity = storedIdentity(state, { channel: inbound.channel ?? 'SMS', identity: inbound.from });
	const isDispatch = app.processing_mode === 'DISPATCH';
	const contact = state.store.contactAt(identity);
	const sender = { identities: [identity], ...(contact && { contact }) };
	const conversation = isDispatch ? undefined : findOrCreateConversation(state, app, sender, identity.channel);
	const message = storeMessage(state, {
		app,
		conversation,
		identity,
		direction: 'TO_APP',
		contact_message: contentOf(inbound),
	});
	notifyWebhooks(state, 'MESSAGE_INBOUND', app.id, {
		message: messageView(message),
		correlation_id: conversation?.correlation_id ?? '',
	});
	return message;
}
