import type { IDataObject } from 'n8n-workflow';
import { systemClock, toText, type Fetch } from '../../shared';
import type { CatchUp } from '../../shared/trigger';
import { changedConversations, inboxNames, serverTime } from '../polling/changed';
import { conversationEvent, inboxOf, messageEvent } from '../polling/events';
import { messagesSince } from '../polling/polledMessages';
import { toMillis } from '../times';
import { askApi } from './askApi';
import { readChoices, type Choices } from './choices';

const HOUR = 3_600_000;

/** How the trigger finds messages and new conversations for which no delivery came. Chatwoot's lists tell no other events. */
export const missedInChatwoot: CatchUp = {
	// Deliveries tell the time of a message with milliseconds, lists in whole seconds.
	timeOf: ({ event, created_at: time }) =>
		(toText(event).endsWith('_created') && toSecond(toMillis(time))) || undefined,
	eventsSince: async (context, since) => {
		const choices = readChoices(context);
		if (!choices.events.some((name) => name === 'message_created' || name === 'conversation_created')) return [];
		return await askApi(context, async (fetch) => await eventsSince(fetch, choices, toSecond(since)));
	},
};

function toSecond(millis: number): number {
	return Math.floor(millis / 1000) * 1000;
}

async function eventsSince(fetch: Fetch, { events, inboxIds }: Choices, since: number): Promise<IDataObject[]> {
	// Without the server's time, its clock may be ahead by an hour.
	const now = (await serverTime(fetch)) ?? systemClock.now() + HOUR;
	const conversations = await changedConversations(fetch, inboxIds, Math.max(now - since, 0));
	const names = conversations.length > 0 ? await inboxNames(fetch) : undefined;
	const found: IDataObject[] = [];
	for (const conversation of conversations) {
		if (inboxIds.length > 0 && !inboxIds.includes(inboxOf(conversation))) continue;
		if (toMillis(conversation.created_at) >= since) found.push(conversationEvent('conversation_created', conversation));
		if (!events.includes('message_created')) continue;
		const name = names?.get(inboxOf(conversation)) ?? null;
		// Lists tell whole seconds, and the sort keeps the order of messages of the same second.
		const messages = await messagesSince(fetch, toText(conversation.id), since);
		for (const message of messages.reverse()) found.push(messageEvent(message, conversation, name));
	}
	return found.sort((one, other) => toMillis(one.created_at) - toMillis(other.created_at));
}
