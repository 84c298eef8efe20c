import type { OperationHandler } from '../../server/types';
import { isBlank, queryOf } from '../params';
import { messageWindow } from '../rules/messages/window';
import type { ChatwootState } from '../state';
import { ACTIVITY, type ConversationRecord } from '../store/records';
import { contactAuthorView } from '../views/contact';
import { messageView, userAuthorView } from '../views/message';
import { isoTimeOrNull } from '../views/times';
import { requireConversation } from './lookups';

/** What the list tells of the conversation. Chatwoot v4.15.1 app/views/api/v1/accounts/conversations/messages/index.json.jbuilder */
function metaOf({ store }: ChatwootState, conversation: ConversationRecord) {
	const contact = store.contact(conversation.contactId);
	const assignee = store.agent(conversation.assigneeId);
	return {
		labels: [...conversation.labels],
		additional_attributes: conversation.additionalAttributes,
		...(contact && { contact: contactAuthorView(contact) }),
		...(assignee && { assignee: userAuthorView(assignee) }),
		agent_last_seen_at: isoTimeOrNull(conversation.agentLastSeenAt),
		assignee_last_seen_at: isoTimeOrNull(conversation.assigneeLastSeenAt),
	};
}

/** Lists messages of a conversation, oldest first. `filter_internal_messages` with any value leaves out notes and activity. */
export const listMessages: OperationHandler<ChatwootState> = (call, state) => {
	const { store, quirks } = state;
	const conversation = requireConversation(call, state);
	const { before, after, filter_internal_messages: filtered } = queryOf(call);
	const all = store.messagesOf(conversation.id);
	const rows = isBlank(filtered) ? all : all.filter((row) => !row.private && row.type !== ACTIVITY);
	const shown = messageWindow(rows, { before, after: quirks.onlyBefore ? undefined : after }, store.random);
	return {
		status: 200,
		body: { meta: metaOf(state, conversation), payload: shown.map((message) => messageView(state, message)) },
	};
};
