import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText } from '../../shared';
import { toIsoTime } from '../times';

const MESSAGE_TYPES = ['incoming', 'outgoing', 'activity', 'template'];

/**
 * A message of a list as the event that Chatwoot sends to a webhook. `inboxName`: the name of its inbox.
 *
 * Chatwoot v4.15.1 app/models/message.rb (webhook_data): the type is a word there, and the time is a text.
 */
export function messageEvent(
	message: IDataObject,
	conversation: IDataObject,
	inboxName: IDataObject[string],
): IDataObject {
	const { message_type: type, created_at: createdAt } = message;
	return {
		event: 'message_created',
		...message,
		message_type: typeof type === 'number' ? (MESSAGE_TYPES[type] ?? type) : type,
		created_at: toIsoTime(createdAt),
		sender: message.sender ?? null,
		account: { id: conversation.account_id ?? null },
		inbox: { id: conversation.inbox_id ?? message.inbox_id ?? null, name: inboxName ?? null },
		conversation: flatConversation(conversation),
	};
}

/** A conversation of a list as one of the events that Chatwoot sends to a webhook. */
export function conversationEvent(
	event: 'conversation_created' | 'conversation_status_changed',
	conversation: IDataObject,
): IDataObject {
	return { event, ...flatConversation(conversation) };
}

/**
 * Events have the channel beside `meta`, and say of an assignee whether it is a bot.
 *
 * Chatwoot v4.15.1 app/presenters/conversations/event_data_presenter.rb
 */
function flatConversation(conversation: IDataObject): IDataObject {
	const meta = objectAt(conversation, 'meta');
	const assignee =
		meta.assignee_type === 'AgentBot' ? { ...objectAt(meta, 'assignee'), type: 'agent_bot' } : (meta.assignee ?? null);
	return {
		...conversation,
		meta: { ...meta, assignee },
		channel: meta.channel ?? null,
		account: { id: conversation.account_id ?? null },
	};
}

/** The largest ID of the messages that a list of conversations shows; 0 when it shows none. */
export function largestMessageId(conversations: IDataObject[]): number {
	const ids = conversations.flatMap((conversation) => [
		...objectsAt(conversation, 'messages').map(({ id }) => Number(id)),
		Number(objectAt(conversation, 'last_non_activity_message').id ?? 0),
	]);
	return ids.reduce((largest, id) => (id > largest ? id : largest), 0);
}

/** The ID of the inbox of a conversation. */
export function inboxOf({ inbox_id: inboxId }: IDataObject): string {
	return toText(inboxId);
}
