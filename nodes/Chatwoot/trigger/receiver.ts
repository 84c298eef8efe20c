import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import type { Receiver } from '../../shared/trigger';
import { readChoices, type Choices } from './choices';
import { authorOf, eventIdOf, inboxIdIn, isFromContact } from './events';
import { itemOf } from './item';
import { findRejectionReason } from './rejectionReason';
import { loadWebhook } from './savedWebhook';

const BOT_TYPES = ['agent_bot', 'captain_assistant'];

/** How Chatwoot's deliveries are verified, filtered and turned into items. */
export const chatwootReceiver: Receiver = {
	rejectionReason: findRejectionReason,
	idOf: eventIdOf,
	wants: (context, event) => isWanted(event, readChoices(context), loadWebhook(context)?.ownUserId ?? ''),
	itemsOf: (_context, event) => [itemOf(event)],
};

/** Whether the user chose this event. `ownUserId`: the user to whom the access token belongs. */
export function isWanted(event: IDataObject, choices: Choices, ownUserId: string): boolean {
	const name = toText(event.event);
	const hasAuthor = name.startsWith('message_') || name.startsWith('conversation_typing_');
	return (
		choices.events.includes(name) &&
		isOfInboxes(event, choices.inboxIds) &&
		!(choices.onlyUnassigned && isAssigned(event)) &&
		(!hasAuthor || isWantedAuthor(event, choices, ownUserId))
	);
}

// Contacts belong to no inbox.
function isOfInboxes(event: IDataObject, inboxIds: string[]): boolean {
	if (inboxIds.length === 0 || toText(event.event).startsWith('contact_')) return true;
	return inboxIds.includes(toText(inboxIdIn(event)));
}

// A conversation that only a bot handles counts as unassigned.
function isAssigned(event: IDataObject): boolean {
	const conversation = 'conversation' in event ? objectAt(event, 'conversation') : event;
	const { id, type } = objectAt(objectAt(conversation, 'meta'), 'assignee');
	return toText(id) !== '' && !BOT_TYPES.includes(toText(type));
}

// Each option includes one kind of author or message. A private note of our own user needs both of its options.
function isWantedAuthor(event: IDataObject, choices: Choices, ownUserId: string): boolean {
	const { id, type } = authorOf(event);
	const isPrivate = event.private === true || event.is_private === true;
	const isBot = BOT_TYPES.includes(toText(type));
	const isOwn = !isBot && !isFromContact(event) && toText(id) === ownUserId;
	if (isPrivate && !choices.includePrivate) return false;
	if (isBot && !choices.includeBots) return false;
	if (isOwn && !choices.includeOwn) return false;
	return isPrivate || isBot || isOwn || isFromContact(event) || choices.includeOutgoing;
}
