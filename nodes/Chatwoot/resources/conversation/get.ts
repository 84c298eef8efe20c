import { conversationOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { conversationId, numericId } from './fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation with its newest message. Only reads.',
	},
	route: routes.getConversation,
	path: { conversation_id: conversationId },
	convert: { conversationId: numericId },
	output: conversationOutput,
});
