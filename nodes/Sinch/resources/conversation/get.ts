import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs/message';
import { conversationId } from '../fields';
import { conversationOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation. Message: Get Many gives its messages. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/conversations/{conversation_id}',
	fields: [conversationId, ...conversationOutput, delivery],
	output: conversationEntity,
	emptyResult: ({ path }) => ({ found: false, conversationId: path.conversation_id }),
};
