import type { INodeProperties } from 'n8n-workflow';
import { filtersOf, inQuery } from '../../../shared';
import { conversationOutput } from '../../outputs';
import { conversationPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { filterConversions, listFilters, requireSearchText } from './listFilters';
import { sortBy } from './sortBy';

const assignee: INodeProperties = {
	displayName: 'Assignee',
	name: 'assigneeType',
	type: 'options',
	default: 'all',
	description: 'Only conversations that are assigned in this way',
	options: [
		{ name: 'Anyone or Nobody', value: 'all' },
		{ name: 'Assigned', value: 'assigned' },
		{ name: 'Me', value: 'me', description: 'The user whose token the credential holds' },
		{ name: 'Unassigned', value: 'unassigned' },
	],
	...inQuery('assignee_type'),
};

const filters = [assignee, ...listFilters, sortBy].sort((one, two) => (one.displayName < two.displayName ? -1 : 1));

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description: 'List conversations, open ones unless the filters say otherwise. Only reads.',
	},
	route: routes.listConversations,
	filters: [filtersOf(filters)],
	convert: filterConversions('filters'),
	buildRequest: requireSearchText('filters'),
	output: conversationOutput,
	pager: conversationPager,
});
