import type { Caller } from '../rules/access';
import { faultOfServer } from '../rules/errors';
import { canReply } from '../rules/replyWindow';
import { ACTIVITY, type ConversationRecord, type MessageRecord } from '../store/records';
import { agentView, teamView } from './account';
import { agentBotSlimView } from './agentBot';
import { contactRecordView, contactView } from './contact';
import { nestedMessageView, publicMessages, publicMessageView, unreadCount } from './message';
import type { ViewState } from './viewState';
import { isoTime, wholeSeconds } from './times';

/** The session that a conversation belongs to; undefined when it was removed. */
function sessionOf({ store }: ViewState, { contactId, inboxId, sourceId }: ConversationRecord) {
	const { sessions = [] } = store.contact(contactId) ?? {};
	return sessions.find((session) => session.inboxId === inboxId && session.sourceId === sourceId);
}

/** The agent or bot to whom a conversation is assigned. An agent who does not exist is not shown. */
function assigneeOf({ store }: ViewState, { assigneeId, assigneeBotId }: ConversationRecord) {
	const bot = store.agentBot(assigneeBotId);
	if (bot) return { assignee: agentBotSlimView(bot), assignee_type: 'AgentBot' };
	const agent = store.agent(assigneeId);
	return agent ? { assignee: agentView(agent), assignee_type: 'User' } : {};
}

/**
 * The team of a conversation, and whether the caller is a member. Throws an HttpError with status 500 for an agent bot, of
 * which the server asks the teams that only users have.
 *
 * Chatwoot v4.15.1 app/views/api/v1/models/_team.json.jbuilder:6; seen on Chatwoot 4.15.1
 */
function teamOf({ store }: ViewState, { teamId }: ConversationRecord, caller?: Caller) {
	const team = store.team(teamId);
	if (!team) return {};
	if (caller?.kind === 'bot') throw faultOfServer();
	return { team: teamView(team, caller?.id ?? 0) };
}

/** The newest message, by the time of its creation. */
function newestMessage(messages: readonly MessageRecord[]): MessageRecord | undefined {
	return messages.reduce<MessageRecord | undefined>(
		(newest, message) => (newest && newest.createdAt > message.createdAt ? newest : message),
		undefined,
	);
}

/**
 * A conversation, as the application API shows it to a caller. Throws an HttpError with status 500 for an agent bot when the
 * conversation has a team.
 *
 * Chatwoot v4.15.1 app/views/api/v1/conversations/partials/_conversation.json.jbuilder
 */
export function conversationView(state: ViewState, conversation: ConversationRecord, caller?: Caller) {
	const { store } = state;
	const { id, uuid, inboxId, contactId, status, priority, labels } = conversation;
	const contact = store.contact(contactId);
	const messages = store.messagesOf(id);
	const newest = newestMessage(messages);
	const newestChat = newestMessage(messages.filter(({ type }) => type !== ACTIVITY));
	return {
		meta: {
			...(contact && { sender: contactView(store, contact, false) }),
			channel: store.inbox(inboxId)?.channelType,
			...assigneeOf(state, conversation),
			...teamOf(state, conversation, caller),
			hmac_verified: sessionOf(state, conversation)?.verified ?? false,
		},
		id,
		messages: newest ? [nestedMessageView(state, newest)] : [],
		account_id: 1,
		uuid,
		additional_attributes: conversation.additionalAttributes,
		agent_last_seen_at: wholeSeconds(conversation.agentLastSeenAt),
		assignee_last_seen_at: wholeSeconds(conversation.assigneeLastSeenAt),
		can_reply: canReply(state, conversation),
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
		first_reply_created_at: wholeSeconds(conversation.firstReplyAt ?? 0),
		unread_count: unreadCount(store, id),
		last_non_activity_message: newestChat ? nestedMessageView(state, newestChat) : null,
		last_activity_at: wholeSeconds(conversation.lastActivityAt),
		priority,
		waiting_since: wholeSeconds(conversation.waitingSince ?? 0),
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
