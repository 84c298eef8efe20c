import { defineOperation } from '../../routes';
import { conversationId } from '../fields';

export const stop = defineOperation({
	option: {
		name: 'Stop',
		value: 'stop',
		action: 'Stop a conversation',
		description: 'End a conversation. The next message with this contact opens a new one. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations/{conversation_id}:stop',
	path: { conversation_id: conversationId },
	emptyResult: ({ path }) => ({ stopped: true, conversationId: path.conversation_id }),
	wording: { noun: 'conversation', participle: 'stopped' },
});
