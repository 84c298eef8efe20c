import { HttpError, type Call, type OperationHandler } from '../../server/types';
import { bodyOf, toText } from '../params';
import { localText } from '../rules/language';
import { refusedMessage, refusedRecord, refusing, invalidMessage } from '../rules/messages/problem';
import { changeMessage } from '../rules/messages/change';
import { withStatus } from '../rules/messages/status';
import { floodProblems } from '../rules/messages/validate';
import type { ChatwootState } from '../state';
import type { MessageRecord } from '../store/records';
import { messageView } from '../views/message';
import { requireConversation, requireMessage } from './lookups';

/** Throws a MessageProblem when the server would not save a changed message: its conversation got too many messages. */
function requireSavable({ conversationId }: MessageRecord, state: ChatwootState): void {
	const problems = floodProblems(conversationId, state);
	if (problems.length > 0) throw invalidMessage(problems);
}

function requireOwnMessage(call: Call, state: ChatwootState): MessageRecord {
	requireConversation(call, state);
	return requireMessage(call.params, state);
}

/** Replaces the content of a message by a notice, and removes its files. */
export const deleteMessage: OperationHandler<ChatwootState> = (call, state) => {
	const message = requireOwnMessage(call, state);
	refusing(refusedRecord, () => requireSavable(message, state));
	changeMessage(state, message, {
		content: localText('messageDeleted', state.store.account),
		contentType: 'text',
		contentAttributes: { deleted: true },
		attachments: [],
	});
	if (state.quirks.deleteAnswer === 'empty') return { status: 200, offContract: true };
	return { status: 200, body: messageView(state, message) };
};

/** Changes the delivery status of a message in an API inbox. */
export const updateMessageStatus: OperationHandler<ChatwootState> = (call, state) => {
	const conversation = requireConversation(call, state);
	if (state.store.inbox(conversation.inboxId)?.channelType !== 'Channel::Api') {
		throw new HttpError(403, 'Message status update is only allowed for API inboxes');
	}
	const message = requireMessage(call.params, state);
	const { status, external_error: error } = bodyOf(call);
	const changed = withStatus(message, status, toText(error));
	if (changed) {
		refusing(refusedRecord, () => requireSavable(message, state));
		changeMessage(state, message, changed);
	}
	return { status: 200, body: messageView(state, message) };
};

/**
 * Sets the status of a message to sent, empties its content attributes and delivers it again, whatever became of it before.
 * The server's answer to an unknown ID is the text of its own search.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations/messages_controller.rb:28
 */
export const retryMessage: OperationHandler<ChatwootState> = (call, state) => {
	const { id } = requireConversation(call, state);
	const message = state.store.messagesOf(id).find((known) => known.id === Number(call.params.message_id));
	if (!message) {
		const where = '[WHERE "messages"."conversation_id" = $1]';
		throw new HttpError(422, `Couldn't find Message with 'id'=${call.params.message_id} ${where}`);
	}
	refusing(refusedMessage, () => requireSavable(message, state));
	changeMessage(state, message, withStatus(message, 'sent') ?? {});
	changeMessage(state, message, { contentAttributes: {} });
	state.channels.deliver(message);
	return { status: 200, body: messageView(state, message) };
};
