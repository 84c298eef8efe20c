import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationId } from '../fields';

export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a conversation',
		description: 'Delete a conversation and the messages stored in it, for good. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/conversations/{conversation_id}',
	fields: [conversationId, delivery],
	emptyResult: () => ({ deleted: true }),
};
