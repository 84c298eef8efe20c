import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { messageEntity } from '../../outputs/message';
import { messageId, messagesSource } from '../fields';
import { messageOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a message',
		description: 'Get one stored message with the state of its delivery. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/messages/{message_id}',
	fields: [messageId, messagesSource, ...messageOutput, delivery],
	output: messageEntity,
	emptyResult: ({ path }) => ({ found: false, messageId: path.message_id }),
};
