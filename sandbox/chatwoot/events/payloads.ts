import type { Change, ChangedAttributes } from '../store/changes';
import {
	ACTIVITY,
	messageTypes,
	type ContactRecord,
	type ConversationRecord,
	type InboxRecord,
	type MessageRecord,
} from '../store/records';
import { nestedMessageView } from '../views/message';
import { isoTime, wholeSeconds } from '../views/times';
import type { ViewState } from '../views/viewState';

const accountData = ({ store }: ViewState) => ({ id: store.account.id, name: store.account.name });

function contactData(state: ViewState, contact: ContactRecord) {
	const { id, name, email, phoneNumber, identifier, blocked, ...rest } = contact;
	return {
		account: accountData(state),
		additional_attributes: rest.additionalAttributes,
		avatar: '',
		custom_attributes: rest.customAttributes,
		email,
		id,
		identifier,
		name,
		phone_number: phoneNumber,
		thumbnail: '',
		blocked,
	};
}

function authorData(state: ViewState, { sender }: MessageRecord) {
	const { store } = state;
	if (!sender) return undefined;
	const contact = sender.type === 'contact' ? store.contact(sender.id) : undefined;
	if (contact) return contactData(state, contact);
	const agent = store.agents.find(({ id }) => id === sender.id);
	if (sender.type === 'user' && agent) return { id: agent.id, name: agent.name, email: agent.email, type: 'user' };
	return { id: sender.id, name: 'Bot', type: sender.type };
}

function personData(person: { id: number; name: string } | undefined, type: string) {
	return person ? { id: person.id, name: person.name, available_name: person.name, avatar_url: '', type } : null;
}

function conversationData(state: ViewState, conversation: ConversationRecord) {
	const { store } = state;
	const { id, inboxId, contactId, sourceId, status, priority, labels, lastActivityAt } = conversation;
	const contact = store.contact(contactId);
	const session = contact?.sessions.find((known) => known.inboxId === inboxId);
	const newest = store.messagesOf(id).findLast(({ type }) => type !== ACTIVITY);
	return {
		additional_attributes: conversation.additionalAttributes,
		can_reply: true,
		channel: store.inbox(inboxId)?.channelType,
		contact_inbox: {
			id: contactId * 10 + inboxId,
			contact_id: contactId,
			inbox_id: inboxId,
			source_id: sourceId,
			hmac_verified: false,
			pubsub_token: session?.pubsubToken,
		},
		id,
		inbox_id: inboxId,
		messages: newest ? [nestedMessageView(state, newest)] : [],
		labels: [...labels],
		meta: {
			sender: contact ? { ...contactData(state, contact), type: 'contact' } : null,
			assignee: personData(
				store.agents.find((agent) => agent.id === conversation.assigneeId),
				'user',
			),
			team: store.teams.find((team) => team.id === conversation.teamId) ?? null,
			hmac_verified: false,
		},
		status,
		custom_attributes: conversation.customAttributes,
		snoozed_until: conversation.snoozedUntil === null ? null : isoTime(conversation.snoozedUntil),
		unread_count: 0,
		first_reply_created_at: null,
		priority,
		waiting_since: 0,
		agent_last_seen_at: 0,
		contact_last_seen_at: wholeSeconds(conversation.contactLastSeenAt),
		last_activity_at: wholeSeconds(lastActivityAt),
		timestamp: wholeSeconds(lastActivityAt),
		created_at: wholeSeconds(conversation.createdAt),
		updated_at: conversation.updatedAt,
	};
}

function messageData(state: ViewState, message: MessageRecord) {
	const { store } = state;
	const conversation = store.conversation(message.conversationId);
	const inbox = store.inbox(conversation?.inboxId ?? 0);
	const { attachments } = nestedMessageView(state, message);
	return {
		account: accountData(state),
		additional_attributes: {},
		content_attributes: message.contentAttributes,
		content_type: message.contentType,
		content: message.content,
		...(conversation && { conversation: conversationData(state, conversation) }),
		created_at: isoTime(message.createdAt),
		id: message.id,
		inbox: { id: inbox?.id, name: inbox?.name },
		message_type: messageTypes[message.type],
		private: message.private,
		...(message.sender && { sender: authorData(state, message) }),
		source_id: message.sourceId,
		...(attachments && { attachments }),
	};
}

function inboxData(state: ViewState, inbox: InboxRecord) {
	return { account: accountData(state), lock_to_single_conversation: inbox.lockToSingleConversation };
}

function changesOf(changed: ChangedAttributes | undefined) {
	const list = Object.entries(changed ?? {}).map(([name, [before, after]]) => ({
		[name]: { previous_value: before, current_value: after },
	}));
	return list.length > 0 ? list : null;
}

/** The payload of the event for a change. */
export function eventPayload(state: ViewState, change: Change): Record<string, unknown> {
	const { store } = state;
	const { event } = change;
	if ('message' in change) return { ...messageData(state, change.message), event };
	if ('inbox' in change)
		return { ...inboxData(state, change.inbox), event, changed_attributes: changesOf(change.changed) };
	if ('contact' in change) {
		const changes = event === 'contact_updated' && { changed_attributes: changesOf(change.changed) };
		return { ...contactData(state, change.contact), event, ...changes };
	}
	const conversation = conversationData(state, change.conversation);
	if (event === 'conversation_typing_on' || event === 'conversation_typing_off') {
		const contact = store.contact(change.conversation.contactId);
		return { event, user: contact ? contactData(state, contact) : null, conversation, is_private: false };
	}
	const changed = 'changed' in change ? change.changed : undefined;
	const changes = event !== 'conversation_created' && { changed_attributes: changesOf(changed) };
	return { ...conversation, account: accountData(state), event, ...changes };
}
