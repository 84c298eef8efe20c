import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { numericId } from '../../ids';
import { routes } from '../../routes';
import { conversationId } from '../fields';
import { conversationOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation with its newest message. Only reads.',
	},
	route: routes.getConversation,
	fields: [conversationId, ...conversationOutput, delivery],
	convert: { conversation_id: numericId },
	output: conversationEntity,
	emptyResult: ({ path }) => ({ found: false, conversationId: path.conversation_id }),
};
