import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { getConversationRoute } from '../../ownUid';
import { conversationUid } from '../fields';
import { conversationOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation with its participants and messages. Only reads.',
	},
	route: getConversationRoute,
	fields: [conversationUid, ...conversationOutput, delivery],
	output: conversationEntity,
	emptyResult: ({ path }) => ({ found: false, conversationId: path.conversationUid }),
};
