import { createHash } from 'node:crypto';
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { isEmpty, objectAt, objectsAt, toText } from '../../shared';
import { directionOf } from '../outputs';
import { toMillis } from '../times';
import { isOfAutomation } from './automationEvents';
import { submittedFields } from './submitted';

/** The events to choose from, by the API's names. */
export const events: INodePropertyOptions[] = [
	{ name: 'Contact Created', value: 'contact_created', description: 'A new contact. Belongs to no inbox.' },
	{ name: 'Contact Updated', value: 'contact_updated', description: 'A contact was changed. Belongs to no inbox.' },
	{ name: 'Conversation Created', value: 'conversation_created', description: 'A new conversation, by whomever' },
	{
		name: 'Conversation Status Changed',
		value: 'conversation_status_changed',
		description:
			'A conversation was opened, resolved, snoozed or set to pending. Its item does not say what else changed: Conversation Updated does.',
	},
	{
		name: 'Conversation Updated',
		value: 'conversation_updated',
		description:
			'Anything about a conversation changed. Comes with nearly every other event: see Only What People See under Options.',
	},
	{ name: 'Inbox Created', value: 'inbox_created', description: 'A new inbox. Has to be switched on at the server.' },
	{
		name: 'Inbox Updated',
		value: 'inbox_updated',
		description: 'An inbox was changed. Has to be switched on at the server.',
	},
	{
		name: 'Message Received',
		value: 'message_created',
		description: 'A contact wrote. Options add what agents and bots write.',
	},
	{
		name: 'Message Updated',
		value: 'message_updated',
		description:
			'A message was changed: edited, deleted, delivered, or the contact answered the question, form or survey in it',
	},
	{ name: 'Typing Started', value: 'conversation_typing_on', description: 'Somebody began to type' },
	{ name: 'Typing Stopped', value: 'conversation_typing_off', description: 'Somebody stopped typing' },
	{
		name: 'Website Widget Opened',
		value: 'webwidget_triggered',
		description: 'A visitor opened the chat window on your website',
	},
];

/**
 * An ID that is the same for every delivery of an event: the account webhook and the inbox callback may both send it, each
 * with another `X-Chatwoot-Delivery`.
 *
 * A record is created once, so its ID identifies a created event. An event about a change is identified by all of its
 * content: the next change of the same record is another event. A change of a message that the contact has answered is identified
 * by the answer, because later reports of its delivery bring the answer once more. Two typing events may have the same content, so
 * they have no ID. Nor has an event of an automation rule or a macro: two runs of a macro may have the same content, and Chatwoot calls once.
 */
export function eventIdOf(event: IDataObject): string | undefined {
	const name = toText(event.event);
	const id = toText(event.id);
	if (name.startsWith('conversation_typing_') || isOfAutomation(event)) return undefined;
	if (name.endsWith('_created') && id !== '') return [name, id, createdInSeconds(event)].join(' ');
	const answer = submittedFields(event);
	const digest = digestOf(isEmpty(answer) ? event : answer);
	return digest && [name, id, digest].join(' ');
}

// Deliveries tell the time of a message with milliseconds, lists in whole seconds.
function createdInSeconds({ created_at: time }: IDataObject): number {
	return Math.floor(toMillis(time) / 1000);
}

function digestOf(event: IDataObject): string | undefined {
	try {
		return createHash('sha256').update(JSON.stringify(event)).digest('base64url');
	} catch {
		// Nested too deeply for JSON.stringify. To start the workflow twice is better than to lose the event.
		return undefined;
	}
}

/**
 * The ID of the inbox to which an event belongs. An event about an inbox has it only in its working hours.
 *
 * Chatwoot v4.15.1 app/presenters/inbox/event_data_presenter.rb:2; seen on Chatwoot 4.15.1
 */
export function inboxIdIn(event: IDataObject): IDataObject[string] {
	if (isAboutInbox(event)) return event.id ?? objectsAt(event, 'working_hours')[0]?.inbox_id;
	return objectAt(event, 'inbox').id ?? event.inbox_id ?? objectAt(event, 'conversation').inbox_id;
}

/** Whether an event tells of a new inbox or of a change of an inbox. */
export function isAboutInbox(event: IDataObject): boolean {
	return toText(event.event).startsWith('inbox_');
}

/** Who wrote the message, or who is typing. */
export function authorOf(event: IDataObject): IDataObject {
	return objectAt(event, isMessage(event) ? 'sender' : 'user');
}

/** Whether a contact wrote the message, or is typing. */
export function isFromContact(event: IDataObject): boolean {
	if (isMessage(event)) return directionOf(event.message_type) === 'incoming';
	// In typing events, only users and bots have a type.
	const { type } = authorOf(event);
	return type === undefined || toText(type) === 'contact';
}

/**
 * Whether a message was changed that a contact has answered. Its author is whoever asked.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/widget/messages_controller.rb:18-32 writes the answer into the message of the question
 */
export function isAnswered(event: IDataObject): boolean {
	return event.event === 'message_updated' && !isEmpty(submittedFields(event));
}

function isMessage(event: IDataObject): boolean {
	return toText(event.event).startsWith('message_');
}
