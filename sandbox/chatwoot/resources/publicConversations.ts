import type { OperationHandler } from '../../server/types';
import { bodyOf, paramsOf } from '../params';
import { saveConversation } from '../rules/conversations/conversationSave';
import { changeMessage } from '../rules/messages/change';
import { withStatus } from '../rules/messages/status';
import { openConversation } from '../rules/conversations/newConversation';
import type { ChatwootState } from '../state';
import { INCOMING, type ConversationRecord } from '../store/records';
import { publicConversationView } from '../views/conversation';
import { noteTyping } from './conversationStatus';
import { conversationsOf, requireVisitor, requireVisitorConversation } from './visitor';

/**
 * Marks the messages for a contact as read that were sent or delivered before the contact looked.
 *
 * Chatwoot v4.15.1 app/jobs/conversations/update_message_status_job.rb
 */
function markMessagesRead({ id, contactLastSeenAt }: ConversationRecord, state: ChatwootState): void {
	for (const message of state.store.messagesOf(id)) {
		const isUnread = message.status === 'sent' || message.status === 'delivered';
		if (!isUnread || message.type === INCOMING || message.createdAt > contactLastSeenAt) continue;
		changeMessage(state, message, withStatus(message, 'read') ?? {});
	}
}

/** Handlers of conversations in the public API. */
export const publicConversationHandlers: Record<string, OperationHandler<ChatwootState>> = {
	publicCreateConversation: (call, state) => {
		const visitor = requireVisitor(call, state);
		const { custom_attributes } = bodyOf(call);
		const conversation = openConversation(visitor, { custom_attributes }, state.store);
		return { status: 200, body: publicConversationView(state, conversation) };
	},

	publicListConversations: (call, state) => {
		const own = conversationsOf(requireVisitor(call, state), state);
		return { status: 200, body: own.map((row) => publicConversationView(state, row)) };
	},

	publicGetConversation: (call, state) => ({
		status: 200,
		body: publicConversationView(state, requireVisitorConversation(call, state)),
	}),

	publicResolveConversation: (call, state) => {
		const conversation = requireVisitorConversation(call, state);
		saveConversation(state.store, conversation, { status: 'resolved' });
		return { status: 200, body: publicConversationView(state, conversation) };
	},

	publicToggleTyping: (call, state) => {
		const conversation = requireVisitorConversation(call, state);
		const by = { type: 'contact', id: conversation.contactId } as const;
		const { typing_status } = paramsOf(call);
		noteTyping({ typing_status }, { conversation, by }, state);
		return { status: 200 };
	},

	publicUpdateLastSeen: (call, state) => {
		const conversation = requireVisitorConversation(call, state);
		saveConversation(state.store, conversation, { contactLastSeenAt: state.clock() / 1000 });
		markMessagesRead(conversation, state);
		return { status: 200 };
	},
};
