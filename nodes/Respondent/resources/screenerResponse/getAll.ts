import type { INodeProperties } from 'n8n-workflow';
import { filtersOf, inQuery, InvalidInput } from '../../../shared';
import { screenerResponseOutput } from '../../outputs';
import { parallelPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { screenerStatuses } from '../../screenerStatus';
import { objectId, projectId } from '../fields';

function switchFilter(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'boolean', default: true, description, ...inQuery(name) };
}

const filters = filtersOf([
	switchFilter('Favorite', 'favorite', 'Whether to return the favorites, or the others'),
	switchFilter('Hidden', 'hidden', 'Whether to return the responses that were hidden, or the others'),
	switchFilter('Qualified', 'qualified', 'Whether to return those who qualified, or the others'),
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'PENDING',
		description: 'Only responses in this state',
		options: screenerStatuses,
		...inQuery('status'),
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		default: [],
		description: 'Only responses in one of these states',
		options: screenerStatuses,
		...inQuery('statuses'),
	},
	{
		displayName: 'Visibility',
		name: 'visibilityStatus',
		type: 'options',
		default: 'VISIBLE',
		description:
			'Only responses with this visibility; the visible ones without this filter. Nothing can be done with a response that is not visible.',
		options: [
			{ name: 'Dismissed', value: 'DISMISSED' },
			{ name: 'On Hold', value: 'ONHOLD' },
			{ name: 'Visible', value: 'VISIBLE' },
		],
		...inQuery('visibilityStatus'),
	},
]);

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many screener responses',
		description: 'List the people who applied to a project, with the user IDs that messaging needs. Only reads.',
	},
	route: routes.listScreenerResponses,
	path: { projectId },
	filters: [filters],
	convert: { projectId: objectId },
	buildRequest: (call) => {
		const { status, statuses } = call.query;
		if (status === undefined || statuses === undefined) return call;
		throw new InvalidInput('"Status" and "Statuses" are both given', 'Leave one of the two out.');
	},
	output: screenerResponseOutput,
	pager: parallelPager('id'),
});
