import { contactConversationsOutput } from '../../outputs';
import { wholeList } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { contactId, numericId } from './fields';

export const getConversations = defineOperation({
	option: {
		name: 'Get Conversations',
		value: 'getConversations',
		action: 'Get conversations of a contact',
		description:
			'List the newest conversations of a person: Chatwoot gives 20 at most. From Chatwoot 4.9 on, Conversation: Filter by Contact ID gives all. Only reads.',
	},
	route: routes.listContactConversations,
	path: { contact_id: contactId },
	convert: { contactId: numericId },
	output: contactConversationsOutput,
	pager: wholeList,
});
