import type { IDataObject } from 'n8n-workflow';
import { toText, type Fetch } from '../../shared';
import { itemOf } from '../trigger/item';
import { isWanted } from '../trigger/receiver';
import { toMillis } from '../times';
import { activityOf, latestConversations, newestConversations } from './changed';
import { conversationEvent, inboxOf, messageEvent } from './events';
import type { Surroundings } from './findEvents';
import { newestMessagesOf } from './polledMessages';

/** Items of each event that a test in the editor shows. */
const SHOWN = 3;

/** Conversations in which a test in the editor looks for messages. */
const SEARCHED = 10;

/** The items of the newest few events of each kind, oldest first. Throws a Failure. */
export async function newestEvents(fetch: Fetch, surroundings: Surroundings): Promise<IDataObject[]> {
	const { choices, ownUserId } = surroundings;
	const { inboxIds } = choices;
	const events: IDataObject[] = [];
	const add = (found: IDataObject[]) => {
		const wanted = found.filter((event) => isWanted(event, choices, ownUserId));
		events.push(...wanted.slice(0, SHOWN).reverse());
	};
	if (choices.events.includes('message_created')) add(await newestMessages(fetch, surroundings));
	if (choices.events.includes('conversation_created')) {
		const newest = await newestConversations(fetch, inboxIds);
		add(newest.map((each) => conversationEvent('conversation_created', each)));
	}
	if (choices.events.includes('conversation_status_changed')) {
		const latest = await latestConversations(fetch, inboxIds);
		add(latest.map((each) => conversationEvent('conversation_status_changed', each)));
	}
	return events.map((event) => itemOf(event));
}

async function newestMessages(fetch: Fetch, { choices, inboxes, ownUserId }: Surroundings): Promise<IDataObject[]> {
	let events: IDataObject[] = [];
	const latest = await latestConversations(fetch, choices.inboxIds);
	for (const conversation of latest.slice(0, SEARCHED)) {
		// The conversations from here on have no later messages.
		if (toMillis(events[SHOWN - 1]?.created_at) > activityOf(conversation)) break;
		const name = inboxes.get(inboxOf(conversation)) ?? null;
		const messages = await newestMessagesOf(fetch, toText(conversation.id));
		const found = messages.map((message) => messageEvent(message, conversation, name));
		events = [...events, ...found.filter((event) => isWanted(event, choices, ownUserId))];
		events.sort((one, other) => toMillis(other.created_at) - toMillis(one.created_at));
	}
	return events;
}
