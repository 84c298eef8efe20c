import { extname } from 'node:path';
import { ACTIVITY, INCOMING, type AttachmentRecord, type MessageRecord, type UserRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { contactAuthorView } from './contact';
import type { ViewState } from './viewState';
import { isoTime, wholeSeconds } from './times';

/** A user as the author of a message, and as the assignee in the `meta` of a list of messages. */
export function userAuthorView({ id, name }: Pick<UserRecord, 'id' | 'name'>) {
	return {
		id,
		name,
		available_name: name,
		avatar_url: '',
		type: 'user',
		availability_status: 'online',
		thumbnail: '',
	};
}

/** The author of a message; undefined for a message of the server's. */
export function authorView(store: ChatwootStore, { sender }: Pick<MessageRecord, 'sender'>) {
	if (!sender) return undefined;
	if (sender.type === 'contact') {
		const contact = store.contact(sender.id);
		return contact && contactAuthorView(contact);
	}
	if (sender.type === 'agent_bot') {
		return { id: sender.id, name: store.agentBot(sender.id)?.name ?? 'Bot', avatar_url: '', type: 'agent_bot' };
	}
	const name = store.users.find(({ id }) => id === sender.id)?.name ?? '';
	return userAuthorView({ id: sender.id, name });
}

const images = ['jpeg', 'jpg', 'png', 'gif', 'bmp', 'webp'].map((kind) => `image/${kind}`);
const videos = ['ogg', 'mp4', 'webm', 'quicktime'].map((kind) => `video/${kind}`);

/**
 * The kind of an attachment, which follows from its declared type alone. Images and videos that a browser cannot show are
 * files.
 *
 * Chatwoot v4.15.1 app/helpers/file_type_helper.rb; seen on Chatwoot 4.15.1: `application/octet-stream` is a `file`
 */
export function attachmentKind(type: string): 'audio' | 'file' | 'image' | 'video' {
	if (images.includes(type)) return 'image';
	if (videos.includes(type)) return 'video';
	return type.includes('audio/') ? 'audio' : 'file';
}

/** The URL of a file of a message. */
export function fileUrl({ id, file }: AttachmentRecord): string {
	return `https://files.example.net/${id}/${encodeURIComponent(file.name)}`;
}

function attachmentView(attachment: AttachmentRecord, messageId: number, { attachmentsTellType }: ViewState['server']) {
	const { id, file } = attachment;
	return {
		id,
		message_id: messageId,
		file_type: attachmentKind(file.type),
		account_id: 1,
		extension: attachmentsTellType ? extname(file.name).slice(1) || null : null,
		data_url: fileUrl(attachment),
		thumb_url: '',
		file_size: file.bytes.length,
		width: null,
		height: null,
		...(attachmentsTellType && { content_type: file.type }),
		...(attachmentKind(file.type) === 'audio' && { transcribed_text: '' }),
	};
}

function attachmentsOf({ id, attachments }: MessageRecord, { server }: ViewState) {
	if (attachments.length === 0) return {};
	return { attachments: attachments.map((attachment) => attachmentView(attachment, id, server)) };
}

/** A message, as the application API lists it and answers a request for one. */
export function messageView(state: ViewState, message: MessageRecord) {
	const { store } = state;
	const sender = authorView(store, message);
	return {
		id: message.id,
		content: message.content,
		inbox_id: store.conversation(message.conversationId)?.inboxId,
		...(message.echoId !== undefined && { echo_id: message.echoId }),
		conversation_id: message.conversationId,
		message_type: message.type,
		content_type: message.contentType,
		status: message.status,
		content_attributes: message.contentAttributes,
		created_at: wholeSeconds(message.createdAt),
		private: message.private,
		source_id: message.sourceId,
		...(sender && { sender }),
		...attachmentsOf(message, state),
	};
}

/** A message, as the public API shows it. */
export function publicMessageView(state: ViewState, message: MessageRecord) {
	const { store } = state;
	const sender = authorView(store, message);
	return {
		id: message.id,
		content: message.content,
		message_type: message.type,
		content_type: message.contentType,
		content_attributes: message.contentAttributes,
		created_at: wholeSeconds(message.createdAt),
		conversation_id: message.conversationId,
		...attachmentsOf(message, state),
		...(sender && { sender }),
	};
}

const authorClasses = { contact: 'Contact', user: 'User', agent_bot: 'AgentBot' } as const;

/** The incoming messages that no agent has seen. */
export function unreadMessages(store: ChatwootStore, conversationId: number): MessageRecord[] {
	const seenAt = store.conversation(conversationId)?.agentLastSeenAt ?? 0;
	return store.messagesOf(conversationId).filter(({ type, createdAt }) => type === INCOMING && createdAt > seenAt);
}

/** The largest number of unread messages that answers and events tell. Chatwoot v4.15.1 app/models/conversation.rb:180 */
const largestUnreadCount = 10;

/** The number of incoming messages that no agent has seen, up to 10. */
export function unreadCount(store: ChatwootStore, conversationId: number): number {
	return Math.min(unreadMessages(store, conversationId).length, largestUnreadCount);
}

/**
 * A message inside a conversation: `messages[0]`, `last_non_activity_message` and in events.
 *
 * Chatwoot v4.15.1 app/models/message.rb:147
 */
export function nestedMessageView(state: ViewState, message: MessageRecord) {
	const { store } = state;
	const conversation = store.conversation(message.conversationId);
	const sender = authorView(store, message);
	return {
		id: message.id,
		content: message.content,
		account_id: 1,
		inbox_id: conversation?.inboxId,
		conversation_id: message.conversationId,
		message_type: message.type,
		created_at: wholeSeconds(message.createdAt),
		updated_at: isoTime(message.updatedAt),
		private: message.private,
		status: message.status,
		source_id: message.sourceId,
		content_type: message.contentType,
		content_attributes: message.contentAttributes,
		sender_type: message.sender && authorClasses[message.sender.type],
		sender_id: message.sender && message.sender.id,
		external_source_ids: {},
		additional_attributes: message.additionalAttributes,
		processed_message_content: message.content,
		sentiment: {},
		conversation: {
			assignee_id: conversation?.assigneeId ?? null,
			unread_count: unreadCount(store, message.conversationId),
			last_activity_at: wholeSeconds(conversation?.lastActivityAt ?? 0),
			contact_inbox: { source_id: conversation?.sourceId },
		},
		...attachmentsOf(message, state),
		...(sender && { sender }),
	};
}

/** The newest message of a conversation that the server did not write itself. */
export function newestChatMessage(store: ChatwootStore, conversationId: number): MessageRecord | undefined {
	return store.messagesOf(conversationId).findLast(({ type }) => type !== ACTIVITY);
}

/** The messages that a contact sees: no private notes, no activity messages. */
export function publicMessages(store: ChatwootStore, conversationId: number): MessageRecord[] {
	return store.messagesOf(conversationId).filter((message) => !message.private && message.type !== ACTIVITY);
}
