import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation. Message: Get Many gives its messages. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/conversations/{conversation_id}',
	path: { conversation_id: conversationId },
	output: conversationOutput,
});
