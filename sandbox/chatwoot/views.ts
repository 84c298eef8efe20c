import type {
	AgentRecord,
	ContactRecord,
	ConversationRecord,
	InboxRecord,
	MessageRecord,
	SessionRecord,
	TeamRecord,
	WebhookRecord,
} from './records';
import type { ChatwootStore } from './store';

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

export function agentView({ id, name, email, role }: AgentRecord) {
	return { id, account_id: 1, name, available_name: name, email, role, availability_status: 'online', thumbnail: '' };
}

export function teamView({ id, name, description }: TeamRecord) {
	return { id, name, description, allow_auto_assign: true, account_id: 1, is_member: true };
}

/** `withSecrets`: as an administrator sees it. */
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

export function sessionView(store: ChatwootStore, { inboxId, sourceId }: SessionRecord) {
	const inbox = store.inbox(inboxId);
	return { source_id: sourceId, inbox: inbox ? inboxView(inbox, false) : null };
}

export function contactView(store: ChatwootStore, contact: ContactRecord, withSessions = true) {
	const { id, name, email, phoneNumber, identifier, blocked, customAttributes, additionalAttributes } = contact;
	return {
		id,
		name,
		email,
		phone_number: phoneNumber,
		identifier,
		blocked,
		thumbnail: '',
		availability_status: 'offline',
		additional_attributes: additionalAttributes,
		custom_attributes: customAttributes,
		last_activity_at: contact.lastActivityAt,
		created_at: contact.createdAt,
		...(withSessions && { contact_inboxes: contact.sessions.map((session) => sessionView(store, session)) }),
	};
}

/** The record itself, with ISO dates, as some public answers hold it. */
export function contactRecordView(contact: ContactRecord) {
	const { id, name, email, phoneNumber, identifier, blocked, customAttributes, additionalAttributes } = contact;
	return {
		id,
		name,
		email,
		phone_number: phoneNumber,
		identifier,
		blocked,
		account_id: 1,
		additional_attributes: additionalAttributes,
		custom_attributes: customAttributes,
		created_at: iso(contact.createdAt),
		updated_at: iso(contact.lastActivityAt),
		last_activity_at: iso(contact.lastActivityAt),
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

/** A message as its own routes and lists show it; without `inbox_id` and status for the public API. */
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

export function conversationView(store: ChatwootStore, conversation: ConversationRecord) {
	const { id, uuid, inboxId, contactId, status, priority, labels, assigneeId, teamId } = conversation;
	const contact = store.contact(contactId);
	const agent = store.agents.find((known) => known.id === assigneeId);
	const team = store.teams.find((known) => known.id === teamId);
	const lastSaid = store.messagesOf(id).findLast(({ type }) => type !== 2);
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
		snoozed_until: conversation.snoozedUntil === null ? null : iso(conversation.snoozedUntil),
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
		...(lastSaid && { last_non_activity_message: messageView(store, lastSaid) }),
		meta: {
			...(contact && { sender: contactView(store, contact, false) }),
			channel: store.inbox(inboxId)?.channelType,
			...(agent && { assignee: agentView(agent) }),
			...(team && { team: teamView(team) }),
			hmac_verified: false,
		},
	};
}

/** What the contact sees of a message list: no notes, no activity. */
export function publicMessages(store: ChatwootStore, conversationId: number): MessageRecord[] {
	return store.messagesOf(conversationId).filter((message) => !message.private && message.type !== 2);
}

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

export function webhookView({ id, name, url, subscriptions, secret }: WebhookRecord, withSecret: boolean) {
	return { id, name, url, account_id: 1, subscriptions, ...(withSecret && { secret }) };
}
