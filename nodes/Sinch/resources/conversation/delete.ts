import { defineOperation } from '../../routes';
import { conversationId } from '../fields';

export const remove = defineOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a conversation',
		description: 'Delete a conversation and the messages stored in it, for good. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/conversations/{conversation_id}',
	path: { conversation_id: conversationId },
	dryRun: ({ call: { path } }) => ({ conversationId: path.conversation_id }),
	wording: { noun: 'conversation', participle: 'deleted' },
	confirmation: 'cannotBeUndone',
});
