import { priorities, type ConversationRecord } from '../../store/records';
import type { ChatwootState } from '../../state';
import { unreadMessages } from '../../views/message';
import { ascending, byAll, descending, type Order } from '../ties';

type ConversationOrder = Order<ConversationRecord>;

const activity = ({ lastActivityAt }: ConversationRecord) => lastActivityAt;
const creation = ({ createdAt }: ConversationRecord) => createdAt;
const waiting = ({ waitingSince }: ConversationRecord) => waitingSince;

function priority({ priority: name }: ConversationRecord): number | null {
	const rank = priorities.findIndex((known) => known === name);
	return rank === -1 ? null : rank;
}

const newestActivity = descending(activity);
const highestPriority = byAll(descending(priority), newestActivity);
const longestWait = byAll(ascending(waiting), ascending(creation));

/**
 * The sorts of a list of conversations. Conversations without a priority or a wait come last in both directions.
 *
 * Chatwoot v4.15.1 app/finders/conversation_finder.rb:5, app/models/concerns/sort_handler.rb
 */
const orders: Record<string, ConversationOrder> = {
	last_activity_at_asc: ascending(activity),
	last_activity_at_desc: newestActivity,
	created_at_asc: ascending(creation),
	created_at_desc: descending(creation),
	priority_asc: byAll(ascending(priority), newestActivity),
	priority_desc: highestPriority,
	waiting_since_asc: longestWait,
	waiting_since_desc: byAll(descending(waiting), ascending(creation)),
	latest: newestActivity,
	sort_on_created_at: ascending(creation),
	sort_on_priority: highestPriority,
	sort_on_waiting_since: longestWait,
};

/** The order that a list asks for; an unknown word gives that by the last activity, newest first. */
export function conversationOrder(sortBy: unknown, { server, store }: ChatwootState): ConversationOrder {
	if (server.sortsByUnread && sortBy === 'unread') {
		return byAll(
			descending(({ id }: ConversationRecord) => unreadMessages(store, id).length),
			newestActivity,
		);
	}
	if (server.sortsByUnread && sortBy === 'priority_desc_created_at_asc') {
		return byAll(descending(priority), ascending(creation));
	}
	const isKnown = typeof sortBy === 'string' && Object.hasOwn(orders, sortBy);
	return (isKnown && orders[sortBy]) || newestActivity;
}
