import { defineOperation, routes } from '../../routes';
import { requireMessage } from '../../steps/retryMessage';
import { conversationId, messageId, numericId } from './fields';

export const remove = defineOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a message',
		description: 'Delete a message and its files; a notice stays in its place. This cannot be undone. Changes data.',
	},
	route: 'DELETE /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}',
	alsoCalls: [routes.listMessages],
	path: { conversation_id: conversationId, message_id: messageId },
	convert: { conversationId: numericId, messageId: numericId },
	dryRun: async (row) => {
		await requireMessage(row);
		const { message_id: messageId, conversation_id: conversationId } = row.call.path;
		return { messageId: Number(messageId), conversationId: Number(conversationId) };
	},
	// The answer is documented as empty; some servers send the message.
	pickRecord: () => undefined,
	wording: { noun: 'message', participle: 'deleted' },
	confirmation: 'cannotBeUndone',
});
