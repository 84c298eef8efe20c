import { defineOperation } from '../../routes';
import { messageId, messagesSource } from '../fields';

export const remove = defineOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a message',
		description: 'Delete a message from storage. It stays on the phone of whoever got it. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/messages/{message_id}',
	path: { message_id: messageId },
	fields: [messagesSource],
	dryRun: ({ call: { path } }) => ({ messageId: path.message_id }),
	wording: { noun: 'message', participle: 'deleted' },
	confirmation: 'cannotBeUndone',
});
