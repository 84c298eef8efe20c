import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId, numericId, sourceId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a conversation',
		description: 'Get one conversation with the messages that the contact may see. Only reads.',
	},
	route: 'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}',
	path: { contact_identifier: sourceId, conversation_id: conversationId },
	convert: { conversationId: numericId },
	output: conversationOutput,
});
