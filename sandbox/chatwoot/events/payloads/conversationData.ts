import { canReply } from '../../rules/replyWindow';
import { ACTIVITY, type ConversationRecord, type MessageRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { contactAuthorView } from '../../views/contact';
import { authorView, nestedMessageView, unreadCount } from '../../views/message';
import { isoTime, wholeSeconds } from '../../views/times';
import type { EventState } from './eventState';
import { accountData } from './accountData';

function sessionData({ sourceId, inboxId, contactId }: ConversationRecord, store: ChatwootStore) {
	const session = store.sessionBySource(inboxId, sourceId)?.session;
	if (!session) return null;
	return {
		id: session.id,
		contact_id: contactId,
		inbox_id: inboxId,
		source_id: sourceId,
		created_at: isoTime(session.createdAt),
		updated_at: isoTime(session.createdAt),
		hmac_verified: session.verified,
		pubsub_token: session.pubsubToken,
	};
}

/** Who a conversation is assigned to: a bot, or else a user. */
function assigneeData({ assigneeId, assigneeBotId }: ConversationRecord, store: ChatwootStore) {
	if (assigneeBotId !== null) {
		const bot = authorView(store, { sender: { type: 'agent_bot', id: assigneeBotId } });
		return { assignee: bot ?? null, assignee_type: 'AgentBot' };
	}
	if (assigneeId === null) return { assignee: null, assignee_type: null };
	const user = authorView(store, { sender: { type: 'user', id: assigneeId } });
	return { assignee: user ?? null, assignee_type: 'User' };
}

/** The newest message of a conversation, by its time, that is neither a note nor a line of the server's. */
function newestOf(messages: readonly MessageRecord[]): MessageRecord[] {
	const chat = messages.filter((message) => !message.private && message.type !== ACTIVITY);
	if (chat.length === 0) return [];
	return [chat.reduce((newest, message) => (message.createdAt < newest.createdAt ? newest : message))];
}

/**
 * A conversation in events about conversations and messages.
 *
 * Chatwoot v4.15.1 app/presenters/conversations/event_data_presenter.rb; seen on Chatwoot 4.15.1 and 4.8.0
 */
export function conversationData(state: EventState, conversation: ConversationRecord) {
	const { store, server } = state;
	const { id, inboxId, contactId, status, priority, labels, lastActivityAt, snoozedUntil } = conversation;
	const contact = store.contact(contactId);
	const team = store.team(conversation.teamId);
	const session = sessionData(conversation, store);
	return {
		...(server.conversationEventsTellAccount && { account: accountData(state) }),
		additional_attributes: conversation.additionalAttributes,
		can_reply: canReply(state, conversation),
		channel: store.inbox(inboxId)?.channelType,
		contact_inbox: session,
		id,
		inbox_id: inboxId,
		messages: newestOf(store.messagesOf(id)).map((message) => nestedMessageView(state, message)),
		labels: [...labels],
		meta: {
			sender: contact ? contactAuthorView(contact) : null,
			...assigneeData(conversation, store),
			team: team ? { id: team.id, name: team.name } : null,
			hmac_verified: session?.hmac_verified ?? false,
		},
		status,
		custom_attributes: conversation.customAttributes,
		snoozed_until: snoozedUntil === null ? null : isoTime(snoozedUntil),
		unread_count: unreadCount(store, id),
		first_reply_created_at: conversation.firstReplyAt === null ? null : isoTime(conversation.firstReplyAt),
		priority,
		waiting_since: wholeSeconds(conversation.waitingSince ?? 0),
		agent_last_seen_at: wholeSeconds(conversation.agentLastSeenAt),
		contact_last_seen_at: wholeSeconds(conversation.contactLastSeenAt),
		last_activity_at: wholeSeconds(lastActivityAt),
		timestamp: wholeSeconds(lastActivityAt),
		created_at: wholeSeconds(conversation.createdAt),
		updated_at: conversation.updatedAt,
	};
}
