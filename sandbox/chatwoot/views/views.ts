import {
	ACTIVITY,
	type AgentRecord,
	type ContactRecord,
	type ConversationRecord,
	type InboxRecord,
	type MessageRecord,
	type SessionRecord,
	type TeamRecord,
	type WebhookRecord,
} from '../store/records';
import type { ChatwootStore } from '../store/store';

/** A time in Unix seconds as ISO 8601 in UTC. */
export const isoTime = (seconds: number) => new Date(seconds * 1000).toISOString();

/** A user of the account. */
export function agentView({ id, name, email, role }: AgentRecord) {
	return { id, account_id: 1, name, available_name: name, email, role, availability_status: 'online', thumbnail: '' };
}

/** A team of the account. */
export function teamView({ id, name, description }: TeamRecord) {
	return { id, name, description, allow_auto_assign: true, account_id: 1, is_member: true };
}

/** An inbox. Administrators see its secrets too. */
export function inboxView(inbox: InboxRecord, withSecrets: boolean) {
	const { id, name, channelType, identifier, hmacToken, hmacMandatory, lockToSingleConversation } = inbox;
	return {
		id,
		name,
		channel_id: id,
		channel_type: channelType,
		lock_to_single_conversation: lockToSingleConversation,
		...(identifier !== undefined && {
			inbox_identifier: identifier,
			hmac_mandatory: hmacMandatory,
			webhook_url: inbox.webhookUrl,
		}),
		...(withSecrets && hmacToken !== undefined && { hmac_token: hmacToken, secret: inbox.secret }),
	};
}

/** A contact's session, with its inbox. */
export function sessionView(store: ChatwootStore, { inboxId, sourceId }: SessionRecord) {
	const inbox = store.inbox(inboxId);
	return { source_id: sourceId, inbox: inbox ? inboxView(inbox, false) : null };
}

function contactFields({ id, name, email, phoneNumber, identifier, blocked }: ContactRecord) {
	return { id, name, email, phone_number: phoneNumber, identifier, blocked };
}

/** A contact, as the application API shows it. */
export function contactView(store: ChatwootStore, contact: ContactRecord, withSessions = true) {
	return {
		...contactFields(contact),
		thumbnail: '',
		availability_status: 'offline',
		additional_attributes: contact.additionalAttributes,
		custom_attributes: contact.customAttributes,
		last_activity_at: contact.lastActivityAt,
		created_at: contact.createdAt,
		...(withSessions && { contact_inboxes: contact.sessions.map((session) => sessionView(store, session)) }),
	};
}

/** A contact with ISO 8601 times, as some answers of the public API show it. */
export function contactRecordView(contact: ContactRecord) {
	return {
		...contactFields(contact),
		account_id: 1,
		additional_attributes: contact.additionalAttributes,
		custom_attributes: contact.customAttributes,
		created_at: isoTime(contact.createdAt),
		updated_at: isoTime(contact.lastActivityAt),
		last_activity_at: isoTime(contact.lastActivityAt),
	};
}

function senderView(store: ChatwootStore, { sender }: MessageRecord) {
	if (!sender) return {};
	if (sender.type === 'contact') {
		const contact = store.contact(sender.id);
		if (!contact) return {};
		const { id, name, email, phoneNumber, identifier } = contact;
		return { sender: { id, name, email, phone_number: phoneNumber, identifier, thumbnail: '', type: 'contact' } };
	}
	const agent = store.agents.find(({ id }) => id === sender.id);
	const name = sender.type === 'agent_bot' ? 'Bot' : (agent?.name ?? '');
	return { sender: { id: sender.id, name, avatar_url: '', type: sender.type } };
}

/** A message, as both APIs show it. The public API leaves out e.g. the inbox, the status and the echo ID. */
export function messageView(store: ChatwootStore, message: MessageRecord, isPublic = false) {
	const { id, content, conversationId, type, contentType, contentAttributes, createdAt, attachments } = message;
	const conversation = store.conversation(conversationId);
	return {
		id,
		content,
		conversation_id: conversationId,
		message_type: type,
		content_type: contentType,
		content_attributes: contentAttributes,
		created_at: createdAt,
		...(!isPublic && {
			account_id: 1,
			inbox_id: conversation?.inboxId,
			private: message.private,
			status: message.status,
			source_id: message.sourceId,
			...(message.echoId !== undefined && { echo_id: message.echoId }),
		}),
		...senderView(store, message),
		...(attachments.length > 0 && {
			attachments: attachments.map(({ id: attachmentId, file }) => ({
				id: attachmentId,
				message_id: id,
				file_type: file.type.startsWith('image/') ? 'image' : 'file',
				account_id: 1,
				data_url: `https://files.example.net/${attachmentId}/${encodeURIComponent(file.name)}`,
				file_size: file.bytes.length,
			})),
		}),
	};
}

/** A conversation, as the application API shows it. */
export function conversationView(store: ChatwootStore, conversation: ConversationRecord) {
	const { id, uuid, inboxId, contactId, status, priority, labels, assigneeId, teamId } = conversation;
	const contact = store.contact(contactId);
	const agent = store.agents.find(({ id: agentId }) => agentId === assigneeId);
	const team = store.teams.find(({ id: ownId }) => ownId === teamId);
	const lastMessage = store.messagesOf(id).findLast(({ type }) => type !== ACTIVITY);
	return {
		id,
		uuid,
		account_id: 1,
		inbox_id: inboxId,
		status,
		priority,
		labels: [...labels],
		muted: false,
		can_reply: true,
		snoozed_until: conversation.snoozedUntil === null ? null : isoTime(conversation.snoozedUntil),
		custom_attributes: conversation.customAttributes,
		additional_attributes: conversation.additionalAttributes,
		unread_count: 0,
		created_at: conversation.createdAt,
		updated_at: conversation.lastActivityAt + 0.25,
		timestamp: conversation.lastActivityAt,
		last_activity_at: conversation.lastActivityAt,
		first_reply_created_at: 0,
		waiting_since: 0,
		agent_last_seen_at: 0,
		contact_last_seen_at: conversation.contactLastSeenAt,
		messages: store
			.messagesOf(id)
			.slice(-1)
			.map((message) => messageView(store, message)),
		...(lastMessage && { last_non_activity_message: messageView(store, lastMessage) }),
		meta: {
			...(contact && { sender: contactView(store, contact, false) }),
			channel: store.inbox(inboxId)?.channelType,
			...(agent && { assignee: agentView(agent) }),
			...(team && { team: teamView(team) }),
			hmac_verified: false,
		},
	};
}

/** The messages that a contact sees: no private notes, no activity messages. */
export function publicMessages(store: ChatwootStore, conversationId: number): MessageRecord[] {
	return store.messagesOf(conversationId).filter((message) => !message.private && message.type !== ACTIVITY);
}

/** A conversation, as the public API shows it. */
export function publicConversationView(store: ChatwootStore, conversation: ConversationRecord) {
	const { id, uuid, inboxId, contactId, status, contactLastSeenAt } = conversation;
	const contact = store.contact(contactId);
	return {
		id,
		uuid,
		inbox_id: inboxId,
		contact_last_seen_at: contactLastSeenAt,
		status,
		agent_last_seen_at: 0,
		messages: publicMessages(store, id).map((message) => messageView(store, message, true)),
		...(contact && { contact: contactRecordView(contact) }),
	};
}

/** A webhook of the account. */
export function webhookView({ id, name, url, subscriptions, secret }: WebhookRecord, withSecret: boolean) {
	return { id, name, url, account_id: 1, subscriptions, ...(withSecret && { secret }) };
}
