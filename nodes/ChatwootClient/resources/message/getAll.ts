import { messagesByPages } from '../../../Chatwoot/paging/messages';
import { messageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { conversationId, numericId, sourceId } from '../fields';

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List the messages that the contact may see, newest first. Only reads.',
	},
	route: routes.listMessages,
	path: { contact_identifier: sourceId, conversation_id: conversationId },
	convert: { conversationId: numericId },
	output: messageOutput,
	pager: messagesByPages,
});
