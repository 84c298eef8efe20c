import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationId } from '../fields';

export const stop: Operation = {
	option: {
		name: 'Stop',
		value: 'stop',
		action: 'Stop a conversation',
		description: 'End a conversation. The next message with this contact opens a new one. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations/{conversation_id}:stop',
	fields: [conversationId, delivery],
	emptyResult: ({ path }) => ({ stopped: true, conversationId: path.conversation_id }),
	wording: { noun: 'conversation', participle: 'stopped' },
};
