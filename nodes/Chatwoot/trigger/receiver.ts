import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import type { Receiver } from '../../shared/trigger';
import { directionOf } from '../outputs';
import { readChoices, type Choices } from './choices';
import { isVisibleChange } from './changes';
import { authorOf, eventIdOf, inboxIdIn, isAboutInbox, isAnswered, isFromContact } from './events';
import { findInbox } from './findInbox';
import { isKnown, itemOf } from './item';
import { missedInChatwoot } from './missedEvents';
import { findRejectionReason } from './rejectionReason';
import { loadWebhook } from './savedWebhook';

const BOT_TYPES = ['agent_bot', 'captain_assistant'];

/** How Chatwoot's deliveries are verified, filtered and turned into items. */
export const chatwootReceiver: Receiver = {
	rejectionReason: findRejectionReason,
	idOf: eventIdOf,
	wants: (context, event) => isWanted(event, readChoices(context), loadWebhook(context)?.ownUserId ?? ''),
	itemsOf: async (context, event) => [itemOf(event, isAboutInbox(event) ? await findInbox(context, event) : {})],
	knows: isKnown,
	catchUp: missedInChatwoot,
};

/** Whether the user chose this event. `ownUserId`: the user to whom the access token belongs. */
export function isWanted(event: IDataObject, choices: Choices, ownUserId: string): boolean {
	const name = toText(event.event);
	const hasAuthor = name.startsWith('message_') || name.startsWith('conversation_typing_');
	return (
		choices.events.includes(name) &&
		isOfInboxes(event, choices.inboxIds) &&
		!(choices.onlyPending && isHandledByPerson(event)) &&
		!(choices.onlyUnassigned && isAssigned(event)) &&
		!(choices.onlyVisible && !isVisibleChange(event)) &&
		!isActivity(event) &&
		(!hasAuthor || isWantedAuthor(event, choices, ownUserId))
	);
}

// Nobody wrote an activity entry such as "Ada resolved the conversation". Lists show them, and Chatwoot sends no event for them
// (v4.15.1 app/models/concerns/message_filter_helpers.rb, webhook_sendable?).
function isActivity({ message_type: type }: IDataObject): boolean {
	return directionOf(type) === 'activity';
}

// An event that names no inbox passes: contacts belong to none, and an event about an inbox may have no working hours.
function isOfInboxes(event: IDataObject, inboxIds: string[]): boolean {
	const inboxId = toText(inboxIdIn(event));
	return inboxIds.length === 0 || inboxId === '' || inboxIds.includes(inboxId);
}

// A conversation that only a bot handles counts as unassigned.
function isAssigned(event: IDataObject): boolean {
	const conversation = 'conversation' in event ? objectAt(event, 'conversation') : event;
	const { id, type } = objectAt(objectAt(conversation, 'meta'), 'assignee');
	return toText(id) !== '' && !BOT_TYPES.includes(toText(type));
}

/**
 * Whether an event tells of a message in a conversation that the bot of its inbox has handed over. The bot gets such messages,
 * too.
 *
 * Chatwoot v4.15.1 app/listeners/agent_bot_listener.rb
 */
function isHandledByPerson(event: IDataObject): boolean {
	return toText(event.event).startsWith('message_') && objectAt(event, 'conversation').status !== 'pending';
}

// Each option includes one kind of author or message. A private note of our own user needs both of its options. An answer is the
// contact's, whoever asked.
function isWantedAuthor(event: IDataObject, choices: Choices, ownUserId: string): boolean {
	if (isAnswered(event)) return true;
	const { id, type } = authorOf(event);
	const isPrivate = event.private === true || event.is_private === true;
	const isBot = BOT_TYPES.includes(toText(type));
	const isOwn = !isBot && !isFromContact(event) && toText(id) === ownUserId;
	if (isPrivate && !choices.includePrivate) return false;
	if (isBot && !choices.includeBots) return false;
	if (isOwn && !choices.includeOwn) return false;
	return isPrivate || isBot || isOwn || isFromContact(event) || choices.includeOutgoing;
}
