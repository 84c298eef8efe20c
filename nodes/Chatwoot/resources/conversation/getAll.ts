import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { conversationPager } from '../../pagers';
import { routes } from '../../routes';
import { filterConversions, narrowing } from './narrowing';
import { conversationOutput } from './output';
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
	routing: { send: { type: 'query', property: 'assignee_type' } },
};

const filters = filtersOf(
	[assignee, ...narrowing, sortBy].sort((one, two) => (one.displayName < two.displayName ? -1 : 1)),
);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description: 'List conversations, open ones unless the filters say otherwise. Only reads.',
	},
	route: routes.listConversations,
	fields: [...listFields, filters, ...conversationOutput, delivery],
	convert: filterConversions('filters'),
	buildRequest: (call, { returnAll }) =>
		returnAll === true && call.query.sort_by === undefined
			? { ...call, query: { ...call.query, sort_by: 'created_at_asc' } }
			: call,
	output: conversationEntity,
	pager: conversationPager,
};
