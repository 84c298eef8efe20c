import { filtersOf, inQuery } from '../../../shared';
import { projectOutput } from '../../outputs';
import { parallelPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { externalResearcherFilter } from '../fields';

const filters = filtersOf([
	externalResearcherFilter,
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'PAID',
		description: 'Only projects in this state. Closed projects are left out unless you ask for them.',
		options: [
			{ name: 'Archived', value: 'ARCHIVED' },
			{ name: 'Closed', value: 'CLOSED' },
			{ name: 'Draft', value: 'DRAFT' },
			{ name: 'Published', value: 'PAID' },
		],
		...inQuery('status'),
	},
]);

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many projects',
		description: 'List the projects of the team. Only reads.',
	},
	route: routes.listProjects,
	filters: [filters],
	output: projectOutput,
	pager: parallelPager('id'),
});
