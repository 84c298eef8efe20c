import type { ConversationRecord } from '../../store/records';
import { INCOMING } from '../../store/records';
import type { ChatwootState } from '../../state';
import type { Caller } from '../access';

const hour = 3600;

/** The read marks of a conversation: 0 for never. */
type ReadMarks = Partial<Pick<ConversationRecord, 'agentLastSeenAt' | 'assigneeLastSeenAt'>>;

const isAssignee = ({ assigneeId }: ConversationRecord, caller: Caller) =>
	caller.kind === 'user' && assigneeId === caller.id;

/** Whether a message of any kind is newer than a mark. */
function hasNewer({ store }: ChatwootState, { id }: ConversationRecord, mark: number): boolean {
	return store.messagesOf(id).some(({ createdAt }) => createdAt > mark);
}

/**
 * The marks that a user sets who opens a conversation: that of the agents, and that of the assignee for the assignee. While
 * nothing is new they are set once an hour at most. Servers before 4.15 set them every time.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations_controller.rb:115
 */
export function marksOfReading(state: ChatwootState, conversation: ConversationRecord, caller: Caller): ReadMarks {
	const now = state.clock() / 1000;
	const own = isAssignee(conversation, caller);
	const { agentLastSeenAt, assigneeLastSeenAt } = conversation;
	const isNew = hasNewer(state, conversation, own ? assigneeLastSeenAt : agentLastSeenAt);
	const isOld = agentLastSeenAt < now - hour || (own && assigneeLastSeenAt < now - hour);
	if (state.server.savesReadMarks && !isNew && !isOld) return {};
	return { agentLastSeenAt: now, ...(own && { assigneeLastSeenAt: now }) };
}

/**
 * The marks that make the last incoming message unread again: a second before it. Without an incoming message: never.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations_controller.rb:130
 */
export function marksOfUnread({ store }: ChatwootState, { id }: ConversationRecord): Required<ReadMarks> {
	const times = store.messagesOf(id).flatMap(({ type, createdAt }) => (type === INCOMING ? [createdAt] : []));
	const mark = times.length > 0 ? Math.max(...times) - 1 : 0;
	return { agentLastSeenAt: mark, assigneeLastSeenAt: mark };
}
