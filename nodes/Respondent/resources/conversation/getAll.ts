import { filtersOf } from '../../../shared';
import { conversationOutput } from '../../outputs';
import { parallelPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { externalResearcherFilter, objectId, projectFilter } from '../fields';

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description: 'List the conversations of the team. Message: Get Inbox tells which are unread. Only reads.',
	},
	route: routes.listConversations,
	filters: [filtersOf([externalResearcherFilter, projectFilter])],
	convert: { 'filters.projectId': objectId },
	output: conversationOutput,
	pager: parallelPager('uid'),
});
