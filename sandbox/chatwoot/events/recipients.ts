import type { ChatwootState } from '../state';
import type { Change } from '../store/changes';
import { ACTIVITY, type AgentBotRecord, type ConversationRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';

/** Who gets an event: a webhook of the account, the callback URL of an inbox, or an agent bot. */
export interface Recipient {
	kind: 'bot' | 'inbox' | 'webhook';
	url: string;
	/** Signs the event. Missing when the server's version signs no events for this kind of recipient. */
	secret?: string;
	/** The name of the event. */
	event: string;
}

/**
 * Whether an event goes out for a change. None does for a message that the server writes itself, and none for a contact or
 * an inbox that is saved without a change. Events about inboxes need a switch of the server.
 *
 * Chatwoot v4.15.1 app/listeners/webhook_listener.rb, app/models/concerns/message_filter_helpers.rb, app/models/inbox.rb:244
 */
function isTold(change: Change, { server }: ChatwootState): boolean {
	if ('message' in change) return change.message.type !== ACTIVITY;
	if ('inbox' in change && !server.tellsInboxes) return false;
	if (change.event === 'contact_updated' || change.event === 'inbox_updated') {
		return Object.keys(change.changed ?? {}).length > 0;
	}
	return true;
}

function conversationOf(change: Change, store: ChatwootStore): ConversationRecord | undefined {
	if ('message' in change) return store.conversation(change.message.conversationId);
	return 'conversation' in change ? change.conversation : undefined;
}

/** The webhooks of the account that subscribe to the event. Their `inbox_id` does not narrow what they get. */
function webhooksFor({ event }: Change, { store, quirks }: ChatwootState): Recipient[] {
	const subscribed = store.webhooks.filter(({ subscriptions }) => subscriptions.includes(event));
	return subscribed.map(({ url, secret }) => ({
		kind: 'webhook',
		url,
		event,
		...(quirks.signing !== 'none' && { secret }),
	}));
}

/** The callback URL of an API inbox, which gets every event about its conversations and messages. */
function callbackFor(change: Change, { store, quirks }: ChatwootState): Recipient[] {
	const inbox = store.inbox(conversationOf(change, store)?.inboxId ?? 0);
	if (!inbox?.webhookUrl) return [];
	const { webhookUrl: url, secret } = inbox;
	const isSigned = quirks.signing === 'all' && secret !== undefined;
	return [{ kind: 'inbox', url, event: change.event, ...(isSigned && { secret }) }];
}

/**
 * The events that a bot gets for a change. A bot hears of no new conversation and of no contact, but of
 * `conversation_opened` and `conversation_resolved`, which others do not get.
 *
 * Chatwoot v4.15.1 app/listeners/agent_bot_listener.rb; seen on Chatwoot 4.15.1 and 4.8.0
 */
function eventsForBots(change: Change, { botsHearUpdates }: ChatwootState['server']): string[] {
	switch (change.event) {
		case 'message_created':
		case 'message_updated':
			return [change.event];
		case 'conversation_updated':
			return botsHearUpdates ? [change.event] : [];
		case 'conversation_status_changed': {
			const { status } = change.conversation;
			const special =
				status === 'open' ? ['conversation_opened'] : status === 'resolved' ? ['conversation_resolved'] : [];
			return botsHearUpdates ? [...special, change.event] : special;
		}
		default:
			return [];
	}
}

/** The bots that work in a conversation: the one it is assigned to, and the one of its inbox. */
function botsOf({ assigneeBotId, inboxId }: ConversationRecord, store: ChatwootStore): AgentBotRecord[] {
	const ids = new Set([assigneeBotId, store.inbox(inboxId)?.agentBotId]);
	return [...ids].flatMap((id) => store.agentBot(id ?? null) ?? []);
}

function botsFor(change: Change, { store, quirks, server }: ChatwootState): Recipient[] {
	const conversation = conversationOf(change, store);
	const events = eventsForBots(change, server);
	if (!conversation || events.length === 0) return [];
	return botsOf(conversation, store).flatMap(({ outgoingUrl: url, secret }) =>
		url
			? events.map((event) => ({ kind: 'bot' as const, url, event, ...(quirks.signing === 'all' && { secret }) }))
			: [],
	);
}

/** All who get an event for a change. */
export function recipientsOf(change: Change, state: ChatwootState): Recipient[] {
	if (!isTold(change, state)) return [];
	return [...botsFor(change, state), ...webhooksFor(change, state), ...callbackFor(change, state)];
}
