import { defineOperation } from '../../routes';
import { conversationId, messageId, numericId } from './fields';

export const remove = defineOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a message',
		description: 'Delete a message and its files; a notice stays in its place. This cannot be undone. Changes data.',
	},
	route: 'DELETE /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}',
	path: { conversation_id: conversationId, message_id: messageId },
	convert: { conversationId: numericId, messageId: numericId },
	dryRun: ({ call: { path } }) => ({
		messageId: Number(path.message_id),
		conversationId: Number(path.conversation_id),
	}),
	// The answer is documented as empty; some servers send the message.
	pickRecord: () => undefined,
	wording: { noun: 'message', participle: 'deleted' },
	confirmation: 'cannotBeUndone',
});
