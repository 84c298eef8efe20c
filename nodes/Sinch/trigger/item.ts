import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText } from '../../shared/base/record';
import { directionOf, orNull } from '../outputs/message';
import { PHONE_CHANNELS } from '../phone';
import { spokenText } from '../messageText';
import { happeningIn, type Happening } from './events';

// Kinds of events that are about something of our own.
const ABOUT_OURS = new Set(['event_delivery_report', 'message_delivery_report', 'message_submit_notification']);
const REPORTS = new Set(['event_delivery_report', 'message_delivery_report']);
const MESSAGES = new Set(['message', 'message_redaction']);

/** The first of these that says something: Sinch writes '' for what is not there. */
function firstOf(...values: unknown[]): IDataObject[string] {
	return values.map(orNull).find((value) => value !== null) ?? null;
}

/** Over which channel an event came, or went out; null where it has none. */
export function channelOf({ content }: Happening): string | null {
	const channel = firstOf(
		objectAt(content, 'channel_identity').channel,
		content.channel,
		objectAt(content, 'conversation').active_channel,
		objectAt(content, 'channel_event').channel,
	);
	return typeof channel === 'string' ? channel : null;
}

// Sinch writes phone numbers with or without the plus sign; a sheet has them in one form only.
function personAt(channel: string | null, identity: unknown): IDataObject[string] {
	const isBareNumber = PHONE_CHANNELS.has(toText(channel)) && /^[1-9]\d{6,14}$/.test(toText(identity));
	return isBareNumber ? `+${toText(identity)}` : firstOf(identity);
}

function whereabouts({ content }: Happening): IDataObject {
	const conversation = objectAt(content, 'conversation');
	const contact = { ...objectAt(content, 'preserved_contact'), ...objectAt(content, 'contact') };
	return {
		conversationId: firstOf(content.conversation_id, conversation.id),
		contactId: firstOf(content.contact_id, conversation.contact_id, contact.id),
	};
}

function wording({ content }: Happening): IDataObject {
	const message = {
		...objectAt(content, 'contact_message'),
		...objectAt(content, 'app_message'),
		...objectAt(content, 'submitted_message'),
	};
	const choice = objectAt(message, 'choice_response_message');
	return {
		text: spokenText(message),
		mediaUrl: firstOf(objectAt(message, 'media_message').url, objectAt(message, 'media_card_message').url),
		choice: firstOf(choice.postback_data),
		replyToMessageId: firstOf(objectAt(message, 'reply_to').message_id, choice.message_id),
	};
}

function reported({ key, content }: Happening): IDataObject {
	const reason = objectAt(content, 'reason');
	return {
		deliveryStatus: REPORTS.has(key) ? firstOf(content.status) : null,
		reasonCode: firstOf(reason.code),
		reasonDescription: firstOf(reason.description),
	};
}

/** The item that starts the workflow: what most need of a callback, flat, and the callback itself, untouched. */
export function itemOf(callback: IDataObject): IDataObject {
	const happening = happeningIn(callback);
	const { event, key, content } = happening;
	const channel = channelOf(happening);
	const identity = personAt(
		channel,
		firstOf(objectAt(content, 'channel_identity').identity, content.identity, onlyIdentityIn(content)),
	);
	const direction = ABOUT_OURS.has(key) ? 'outgoing' : directionOf(content.direction);
	return {
		event,
		eventId: firstOf(content.event_id, key === 'event' ? content.id : undefined),
		messageId: firstOf(content.message_id, MESSAGES.has(key) ? content.id : undefined),
		...whereabouts(happening),
		direction,
		channel,
		from: direction === 'incoming' ? identity : null,
		identity,
		...wording(happening),
		sentAt: firstOf(content.accept_time),
		eventTime: firstOf(callback.event_time, callback.accepted_time),
		...reported(happening),
		correlationId: firstOf(callback.correlation_id),
		metadata: firstOf(callback.message_metadata, content.metadata),
		appId: firstOf(callback.app_id),
		payload: callback,
	};
}

function onlyIdentityIn(content: IDataObject): unknown {
	const identities = objectsAt(objectAt(content, 'contact'), 'channel_identities');
	return identities.length === 1 ? identities[0]?.identity : undefined;
}
