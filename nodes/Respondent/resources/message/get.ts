import { messageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { messageId } from '../fields';

export const get = defineOperation({
	option: { name: 'Get', value: 'get', action: 'Get a message', description: 'Get one message. Only reads.' },
	route: routes.getMessage,
	alsoCalls: [routes.getConversation],
	path: { messageUid: messageId },
	output: messageOutput,
});
