import { messageOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { messageId, messagesSource } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a message',
		description: 'Get one stored message with the state of its delivery. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/messages/{message_id}',
	path: { message_id: messageId },
	fields: [messagesSource],
	output: messageOutput,
});
