import type { INodeProperties } from 'n8n-workflow';
import { filtersOf, holdsOwnId, inQuery } from '../../../shared';
import { teamRespondentOutput } from '../../outputsOfPeople';
import { parallelPager } from '../../pagers';
import { defineOperation } from '../../routes';
import { externalResearcherFilter, objectIds } from '../fields';

function textFilter(displayName: string, name: string, example: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description,
		...inQuery(name),
	};
}

const filters = filtersOf([
	{
		...textFilter('External Company ID', 'externalCompanyId', 'company-4', 'Only people from projects of this company'),
		...holdsOwnId,
	},
	externalResearcherFilter,
	{
		...textFilter('External Team ID', 'externalTeamId', 'team-kitchen', 'Only people from projects of this team'),
		...holdsOwnId,
	},
	textFilter('Job Title', 'jobTitle', 'Nurse', 'Only people with this job title'),
	textFilter('Name', 'name', 'Noor', 'Only people with this name'),
	textFilter(
		'Project IDs',
		'projectIds',
		'65f0c1d2e3a4b5c6d7e8f901',
		'Only people who took part in one of these projects. Give one ID, or several separated by commas or line breaks.',
	),
	{
		displayName: 'Sort',
		name: 'sortBy',
		type: 'options',
		default: 'mostrecent',
		options: [
			{ name: 'Least Recent First', value: 'leastrecent' },
			{ name: 'Most Recent First', value: 'mostrecent' },
			{ name: 'Name', value: 'name' },
		],
		description: 'The order of the list',
		...inQuery('sortBy'),
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'marketplace',
		options: [
			{ name: 'Invited', value: 'invited' },
			{ name: 'Marketplace', value: 'marketplace' },
			{ name: 'Recruited', value: 'recruited' },
		],
		description: 'Only people who came this way',
		...inQuery('source'),
	},
]);

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many team respondents',
		description: 'List the past participants of the team, with the profile IDs that Batch Invite needs. Only reads.',
	},
	route: 'GET /v1/team-respondents',
	filters: [filters],
	convert: { 'filters.projectIds': objectIds },
	output: teamRespondentOutput,
	pager: parallelPager('profileId'),
});
