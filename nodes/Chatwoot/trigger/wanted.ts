import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared/base/record';
import { directionOf } from '../outputs';
import type { Choices } from './choices';

const BOTS = ['agent_bot', 'captain_assistant'];

/** Whether the user asked for this event. `ownUserId`: the user of the access token. */
export function isWanted(event: IDataObject, choices: Choices, ownUserId: string): boolean {
	const name = toText(event.event);
	return (
		choices.events.includes(name) &&
		isOfInbox(event, choices.inboxIds) &&
		!(choices.onlyUnassigned && isAssigned(event)) &&
		(!hasAuthor(name) || isWantedAuthor(event, choices, ownUserId))
	);
}

function hasAuthor(name: string): boolean {
	return name.startsWith('message_') || name.startsWith('conversation_typing_');
}

// Contacts belong to no inbox.
function isOfInbox(event: IDataObject, inboxIds: string[]): boolean {
	if (inboxIds.length === 0 || toText(event.event).startsWith('contact_')) return true;
	return inboxIds.includes(toText(inboxIn(event)));
}

/** The inbox of an event, wherever it stands. */
export function inboxIn(event: IDataObject): IDataObject[string] {
	const isInbox = toText(event.event).startsWith('inbox_');
	return isInbox
		? event.id
		: (objectAt(event, 'inbox').id ?? event.inbox_id ?? objectAt(event, 'conversation').inbox_id);
}

// A bot that looks after a conversation is no agent who has taken it on.
function isAssigned(event: IDataObject): boolean {
	const conversation = 'conversation' in event ? objectAt(event, 'conversation') : event;
	const { id, type } = objectAt(objectAt(conversation, 'meta'), 'assignee');
	return toText(id) !== '' && !BOTS.includes(toText(type));
}

// Each switch opens up one kind. A note of one's own takes both of its switches.
function isWantedAuthor(event: IDataObject, choices: Choices, ownUserId: string): boolean {
	const isPrivate = event.private === true || event.is_private === true;
	const isBot = BOTS.includes(toText(objectAt(event, authorOf(event)).type));
	const isOwn = !isBot && !isFromContact(event) && toText(objectAt(event, authorOf(event)).id) === ownUserId;
	if (isPrivate && !choices.includePrivate) return false;
	if (isBot && !choices.includeBots) return false;
	if (isOwn && !choices.includeOwn) return false;
	return isPrivate || isBot || isOwn || isFromContact(event) || choices.includeOutgoing;
}

function authorOf({ event }: IDataObject): 'sender' | 'user' {
	return toText(event).startsWith('message_') ? 'sender' : 'user';
}

/** Whether a message came in, or it is a contact who types. */
export function isFromContact(event: IDataObject): boolean {
	if (authorOf(event) === 'sender') return directionOf(event.message_type) === 'incoming';
	// Only users and bots have a type in events.
	const { type } = objectAt(event, 'user');
	return type === undefined || toText(type) === 'contact';
}
