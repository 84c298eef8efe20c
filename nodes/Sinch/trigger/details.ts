import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, objectsAt, toText } from '../../shared';
import { orNull } from '../outputs';
import type { Callback } from './events';

const REACTIONS: IDataObject = { REACTION_ACTION_REACT: 'added', REACTION_ACTION_UNREACT: 'removed' };

/** The content of an inbound event, under the name of its type. */
function personEventOf(content: IDataObject): IDataObject {
	return { ...objectAt(content, 'contact_message_event'), ...objectAt(content, 'contact_event') };
}

/** The comment or reaction of an inbound event; an empty object for any other callback. */
function commentOrReactionOf(content: IDataObject): IDataObject {
	const event = personEventOf(content);
	return { ...objectAt(event, 'comment_event'), ...objectAt(event, 'reaction_event') };
}

/** The type of an inbound event, such as `reaction_event`, or of a channel event; null for other callbacks. */
function eventTypeOf({ key, content }: Callback): IDataObject[string] {
	if (key === 'event') return Object.keys(personEventOf(content))[0] ?? null;
	return orNull(channelEventOf(content).event_type);
}

/** The channel event of a callback. Sinch's guide shows it once inside the notification, and once in its place. */
export function channelEventOf(content: IDataObject): IDataObject {
	return { ...content, ...objectAt(content, 'channel_event') };
}

/** The text of a comment, or of a message that Smart Conversations has analysed; undefined for other callbacks. */
export function textBesideMessages({ content }: Callback): unknown {
	const results = Object.keys(objectAt(content, 'analysis_results')).flatMap((kind) =>
		objectsAt(objectAt(content, 'analysis_results'), kind),
	);
	return commentOrReactionOf(content).text ?? results.map(({ message }) => message).find(Boolean);
}

/** The message that a reaction is about; undefined for other callbacks. */
export const messageReactedTo = ({ content }: Callback): unknown => commentOrReactionOf(content).message_id;

/**
 * The answers that a person gave in a WhatsApp flow, or the address; null in other messages. WhatsApp gives them as JSON in a
 * text (@sinch/conversation 1.4.0, WhatsAppInteractiveNfmReply.response_json).
 */
function answersIn(message: IDataObject): IDataObject | null {
	const reply = objectAt(objectAt(objectAt(message, 'channel_specific_message'), 'message'), 'nfm_reply');
	try {
		const answers: unknown = JSON.parse(toText(reply.response_json));
		return isRecord(answers) ? answers : null;
	} catch {
		// The text itself stays in the payload.
		return null;
	}
}

/** The outcome in a callback, as Sinch writes it; null in delivery reports, which have a field of their own, and without one. */
function statusOf({ key, content }: Callback): IDataObject[string] {
	if (key.endsWith('_delivery_report')) return null;
	const payment = objectAt(personEventOf(content), 'payment_status_update_event').payment_status;
	return orNull(content.capability_status ?? content.record_status ?? payment ?? content.status);
}

/** The values that only some kinds of callbacks have; null in all others. `message`: the content of the message. */
export function detailFields(callback: Callback, message: IDataObject): IDataObject {
	const { content } = callback;
	const { emoji, action } = commentOrReactionOf(content);
	return {
		eventType: eventTypeOf(callback),
		emoji: orNull(emoji),
		reaction: REACTIONS[toText(action)] ?? orNull(action),
		answers: answersIn(message),
		eventStatus: statusOf(callback),
		entityId: orNull(content.entity_id),
	};
}
