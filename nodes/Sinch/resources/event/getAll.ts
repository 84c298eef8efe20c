import { eventOutput } from '../../outputs';
import { eventPager } from '../../pagers';
import { defineOperation } from '../../routes';
import { contactFilter, conversationFilter, filtersOf, requireOneOf } from '../filters';

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many events',
		description: 'List the stored events of a conversation or a contact. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/events',
	filters: [filtersOf([contactFilter, conversationFilter])],
	buildRequest: requireOneOf(
		['conversation_id', 'contact_id'],
		'Neither a conversation nor a contact is given',
		'Add the filter Conversation or Contact.',
	),
	output: eventOutput,
	pager: eventPager,
});
