import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { messageId, messagesSource } from '../fields';

export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a message',
		description: 'Delete a message from storage. It stays on the phone of whoever got it. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/messages/{message_id}',
	fields: [messageId, messagesSource, delivery],
	emptyResult: () => ({ deleted: true }),
};
