import { messageTypes, type MessageRecord } from '../../store/records';
import { nestedMessageView } from '../../views/message';
import { isoTime } from '../../views/times';
import { accountData } from './accountData';
import { authorData } from './authorData';
import { conversationData } from './conversationData';
import type { EventState } from './eventState';

/**
 * A message in events about messages.
 *
 * Chatwoot v4.15.1 app/models/message.rb, webhook_data; seen on Chatwoot 4.15.1
 */
export function messageData(state: EventState, message: MessageRecord) {
	const { store } = state;
	const conversation = store.conversation(message.conversationId);
	const inbox = store.inbox(conversation?.inboxId ?? 0);
	const { attachments } = nestedMessageView(state, message);
	return {
		account: accountData(state),
		additional_attributes: message.additionalAttributes,
		content_attributes: message.contentAttributes,
		content_type: message.contentType,
		content: message.content,
		...(conversation && { conversation: conversationData(state, conversation) }),
		created_at: isoTime(message.createdAt),
		id: message.id,
		inbox: { id: inbox?.id, name: inbox?.name },
		message_type: messageTypes[message.type],
		private: message.private,
		sender: authorData(state, message.sender) ?? null,
		source_id: message.sourceId,
		...(attachments && { attachments }),
	};
}
