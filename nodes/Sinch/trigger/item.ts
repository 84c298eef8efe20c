import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText, withoutNulls } from '../../shared';
import { messageTextOf } from '../messageText';
import { usersMetadata } from '../metadataMark';
import { directionOf, orNull } from '../outputs';
import { toItemIdentity } from '../phone';
import { consentFields } from './consent';
import { channelEventOf, detailFields, messageReactedTo, textBesideMessages } from './details';
import { parseCallback, type Callback } from './events';

// Callbacks about messages and events that the app has sent.
const OUTGOING = new Set(['event_delivery_report', 'message_delivery_report', 'message_submit_notification']);
const REPORTS = new Set(['event_delivery_report', 'message_delivery_report']);
const MESSAGES = new Set(['message', 'message_redaction']);

/** The first value that is not missing; null when all are. Sinch writes '' for missing values. */
function firstGiven(...values: unknown[]): IDataObject[string] {
	return values.map(orNull).find((value) => value !== null) ?? null;
}

/** The channel over which an event came or went out; null when it has none. */
export function channelOf({ content }: Callback): string | null {
	const channel = firstGiven(
		objectAt(content, 'channel_identity').channel,
		content.channel,
		objectAt(content, 'conversation').active_channel,
		channelEventOf(content).channel,
	);
	return typeof channel === 'string' ? channel : null;
}

function idFields({ content }: Callback): IDataObject {
	const conversation = objectAt(content, 'conversation');
	const contact = { ...objectAt(content, 'preserved_contact'), ...objectAt(content, 'contact') };
	return {
		conversationId: firstGiven(content.conversation_id, conversation.id),
		contactId: firstGiven(content.contact_id, conversation.contact_id, contact.id),
	};
}

function messageIn({ content }: Callback): IDataObject {
	return {
		...objectAt(content, 'contact_message'),
		...objectAt(content, 'app_message'),
		...objectAt(content, 'submitted_message'),
	};
}

function messageFields(callback: Callback): IDataObject {
	const message = messageIn(callback);
	const choice = objectAt(message, 'choice_response_message');
	return {
		text: firstGiven(messageTextOf(message), textBesideMessages(callback)),
		mediaUrl: firstGiven(objectAt(message, 'media_message').url, objectAt(message, 'media_card_message').url),
		choice: firstGiven(choice.postback_data),
		replyToMessageId: firstGiven(
			objectAt(message, 'reply_to').message_id,
			choice.message_id,
			messageReactedTo(callback),
		),
	};
}

function reportFields(callback: Callback): IDataObject {
	const { key, content } = callback;
	const fallback = objectAt(messageIn(callback), 'fallback_message');
	const reason = { ...objectAt(fallback, 'reason'), ...objectAt(content, 'reason') };
	const description = firstGiven(reason.description, objectAt(content, 'error_details').description);
	const outcome = REPORTS.has(key)
		? { deliveryStatus: firstGiven(content.status), deliveryError: description }
		: { reasonDescription: description };
	return { ...outcome, reasonCode: firstGiven(reason.code) };
}

/**
 * The item that starts the workflow: the most useful values of a callback, flat, and the callback itself as `payload`. What the
 * callback does not tell is left out.
 */
export function itemOf(payload: IDataObject): IDataObject {
	const callback = parseCallback(payload);
	const { event, key, content } = callback;
	const channel = channelOf(callback);
	const only = onlyIdentityIn(content);
	const identity = toItemIdentity(
		channel ?? only.channel,
		firstGiven(
			objectAt(content, 'channel_identity').identity,
			// Smart Conversations gives it as text.
			toText(content.channel_identity),
			content.identity,
			only.identity,
		),
	);
	const direction = OUTGOING.has(key) ? 'outgoing' : directionOf(content.direction);
	return withoutNulls({
		event,
		eventId: firstGiven(content.event_id, key === 'event' ? content.id : undefined),
		messageId: firstGiven(content.message_id, MESSAGES.has(key) ? content.id : undefined),
		...idFields(callback),
		direction,
		channel,
		from: direction === 'incoming' ? identity : null,
		identity,
		...messageFields(callback),
		...consentFields(callback, messageFields(callback)),
		sentAt: firstGiven(content.accept_time),
		eventTime: firstGiven(payload.event_time, payload.accepted_time),
		...reportFields(callback),
		...detailFields(callback, messageIn(callback)),
		correlationId: firstGiven(payload.correlation_id),
		metadata: orNull(usersMetadata(firstGiven(payload.message_metadata, content.metadata))),
		appId: firstGiven(payload.app_id),
		payload,
	});
}

function onlyIdentityIn(content: IDataObject): IDataObject {
	const [first = {}, ...others] = objectsAt(objectAt(content, 'contact'), 'channel_identities');
	return others.length === 0 ? first : {};
}
