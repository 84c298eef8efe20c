import { delivery } from '../../../shared/fields/delivery';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { outputFields } from '../../../shared/fields/output';
import { projectEntity } from '../../outputs';
import { respondentListPager } from '../../pagers';
import { externalResearcherFilter } from '../fields';

export const listProjectsRoute = 'GET /v1/projects';

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
		routing: { send: { type: 'query', property: 'status' } },
	},
]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many projects',
		description: 'List the projects of the team. Only reads.',
	},
	route: listProjectsRoute,
	fields: [
		...listFields,
		filters,
		...outputFields([
			'closedDetails',
			'createdAt',
			'externalResearcher',
			'id',
			'incentiveAmount',
			'participantTimeRequiredMinutes',
			'projectRecruitingStatus',
			'projectStatus',
			'publicDescription',
			'publicInternalName',
			'publicTitle',
			'publishedAt',
			'targetNumberOfParticipants',
			'targetResearchMethodology',
			'updatedAt',
		]),
		delivery,
	],
	output: projectEntity,
	pager: respondentListPager('id'),
};
