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
	// The order by last activity changes while the list is read; the order by creation does not.
	buildRequest: (call, values) =>
		values.returnAll === true && call.query.sort_by === undefined
			? requireSearchText('filters')({ ...call, query: { ...call.query, sort_by: 'created_at_asc' } }, values)
			: requireSearchText('filters')(call, values),
	output: conversationOutput,
	pager: conversationPager,
});
