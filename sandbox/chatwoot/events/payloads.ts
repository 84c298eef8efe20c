import type { Change, ChangedAttributes } from '../store/changes';
import {
	ACTIVITY,
	accountName,
	messageTypes,
	type ContactRecord,
	type ConversationRecord,
	type MessageRecord,
} from '../store/records';
import type { ChatwootStore } from '../store/store';
import { isoTime, messageView } from '../views/views';

const account = { id: 1, name: accountName };

function contactData({ id, name, email, phoneNumber, identifier, blocked, ...rest }: ContactRecord) {
	return {
		account,
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

function authorData(store: ChatwootStore, { sender }: MessageRecord) {
	if (!sender) return undefined;
	const contact = sender.type === 'contact' ? store.contact(sender.id) : undefined;
	if (contact) return contactData(contact);
	const agent = store.agents.find(({ id }) => id === sender.id);
	if (sender.type === 'user' && agent) return { id: agent.id, name: agent.name, email: agent.email, type: 'user' };
	return { id: sender.id, name: 'Bot', type: sender.type };
}

function personData(person: { id: number; name: string } | undefined, type: string) {
	return person ? { id: person.id, name: person.name, available_name: person.name, avatar_url: '', type } : null;
}

function conversationData(store: ChatwootStore, conversation: ConversationRecord) {
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
		messages: newest ? [{ ...messageView(store, newest), processed_message_content: newest.content }] : [],
		labels: [...labels],
		meta: {
			sender: contact ? { ...contactData(contact), type: 'contact' } : null,
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
		contact_last_seen_at: conversation.contactLastSeenAt,
		last_activity_at: lastActivityAt,
		timestamp: lastActivityAt,
		created_at: conversation.createdAt,
		updated_at: lastActivityAt + 0.25,
	};
}

function messageData(store: ChatwootStore, message: MessageRecord) {
	const conversation = store.conversation(message.conversationId);
	const inbox = store.inbox(conversation?.inboxId ?? 0);
	const { attachments } = messageView(store, message);
	return {
		account,
		additional_attributes: {},
		content_attributes: message.contentAttributes,
		content_type: message.contentType,
		content: message.content,
		...(conversation && { conversation: conversationData(store, conversation) }),
		created_at: isoTime(message.createdAt),
		id: message.id,
		inbox: { id: inbox?.id, name: inbox?.name },
		message_type: messageTypes[message.type],
		private: message.private,
		...(message.sender && { sender: authorData(store, message) }),
		source_id: message.sourceId,
		...(attachments && { attachments }),
	};
}

function changesOf(changed: ChangedAttributes | undefined) {
	const list = Object.entries(changed ?? {}).map(([name, [before, after]]) => ({
		[name]: { previous_value: before, current_value: after },
	}));
	return list.length > 0 ? list : null;
}

/** The payload of the event for a change. */
export function eventPayload(store: ChatwootStore, change: Change): Record<string, unknown> {
	const { event } = change;
	if ('message' in change) return { ...messageData(store, change.message), event };
	if ('contact' in change) {
		const changes = event === 'contact_updated' && { changed_attributes: changesOf(change.changed) };
		return { ...contactData(change.contact), event, ...changes };
	}
	const conversation = conversationData(store, change.conversation);
	if (event === 'conversation_typing_on' || event === 'conversation_typing_off') {
		const contact = store.contact(change.conversation.contactId);
		return { event, user: contact ? contactData(contact) : null, conversation, is_private: false };
	}
	const changed = 'changed' in change ? change.changed : undefined;
	const changes = event !== 'conversation_created' && { changed_attributes: changesOf(changed) };
	return { ...conversation, account, event, ...changes };
}
