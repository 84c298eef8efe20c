import { conversationOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { conversationId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation with its participants and messages. Only reads.',
	},
	route: routes.getConversation,
	path: { conversationUid: conversationId },
	output: conversationOutput,
});
