import type { ConversationRecord } from '../store/records';
import { agentView, teamRecordView } from './account';
import { contactRecordView, contactView } from './contact';
import { nestedMessageView, newestChatMessage, publicMessages, publicMessageView, unreadCount } from './message';
import type { ViewState } from './viewState';
import { isoTime, wholeSeconds } from './times';

/** A conversation, as the application API shows it. */
export function conversationView(state: ViewState, conversation: ConversationRecord) {
	const { store } = state;
	const { id, uuid, inboxId, contactId, status, priority, labels, assigneeId, teamId } = conversation;
	const contact = store.contact(contactId);
	const agent = store.agent(assigneeId);
	const team = store.team(teamId);
	const newest = store.messagesOf(id).at(-1);
	const newestChat = newestChatMessage(store, id);
	return {
		meta: {
			...(contact && { sender: contactView(store, contact, false) }),
			channel: store.inbox(inboxId)?.channelType,
			...(agent && { assignee: agentView(agent) }),
			...(team && { team: teamRecordView(team) }),
			hmac_verified: contact?.sessions.find(({ sourceId }) => sourceId === conversation.sourceId)?.verified ?? false,
		},
		id,
		messages: newest ? [nestedMessageView(state, newest)] : [],
		account_id: 1,
		uuid,
		additional_attributes: conversation.additionalAttributes,
		agent_last_seen_at: wholeSeconds(conversation.agentLastSeenAt),
		assignee_last_seen_at: wholeSeconds(conversation.assigneeLastSeenAt),
		can_reply: true,
		contact_last_seen_at: wholeSeconds(conversation.contactLastSeenAt),
		custom_attributes: conversation.customAttributes,
		inbox_id: inboxId,
		labels: [...labels],
		muted: contact?.blocked ?? false,
		snoozed_until: conversation.snoozedUntil === null ? null : isoTime(conversation.snoozedUntil),
		status,
		created_at: wholeSeconds(conversation.createdAt),
		updated_at: conversation.updatedAt,
		timestamp: wholeSeconds(conversation.lastActivityAt),
		first_reply_created_at: 0,
		unread_count: unreadCount(store, id),
		last_non_activity_message: newestChat ? nestedMessageView(state, newestChat) : null,
		last_activity_at: wholeSeconds(conversation.lastActivityAt),
		priority,
		waiting_since: 0,
	};
}

/** A conversation, as the public API shows it. */
export function publicConversationView(state: ViewState, conversation: ConversationRecord) {
	const { store } = state;
	const { id, uuid, inboxId, contactId, status, contactLastSeenAt, agentLastSeenAt } = conversation;
	const contact = store.contact(contactId);
	return {
		id,
		uuid,
		inbox_id: inboxId,
		contact_last_seen_at: wholeSeconds(contactLastSeenAt),
		status,
		agent_last_seen_at: wholeSeconds(agentLastSeenAt),
		messages: publicMessages(store, id).map((message) => publicMessageView(state, message)),
		...(contact && { contact: contactRecordView(contact) }),
	};
}
