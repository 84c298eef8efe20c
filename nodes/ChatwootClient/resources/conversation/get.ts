import { numericId } from '../../../Chatwoot/ids';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationId, sourceId } from '../fields';
import { clientConversationEntity, conversationOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation with the messages that the contact may see. Only reads.',
	},
	route: 'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}',
	fields: [sourceId, conversationId, ...conversationOutput, delivery],
	convert: { conversation_id: numericId },
	output: clientConversationEntity,
	emptyResult: ({ path }) => ({ found: false, conversationId: path.conversation_id }),
};
