import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { toText } from '../../../shared/base/record';
import { screenerResponseEntity } from '../../outputs';
import { objectId } from '../../objectId';
import { respondentListPager } from '../../pagers';
import { projectId } from '../fields';
import { screenerResponseOutput } from './output';

export const listScreenerResponsesRoute = 'GET /v1/projects/{projectId}/screener-responses';

function flag(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'boolean', default: true, description, routing: query(name) };
}

function query(property: string): INodeProperties['routing'] {
	return { send: { type: 'query', property } };
}

const statuses = [
	{ name: 'Attended', value: 'ATTENDED' },
	{ name: 'Cancelled', value: 'CANCELLED' },
	{ name: 'External Screener in Progress', value: 'EXTERNAL_SCREENER_IN_PROGRESS' },
	{ name: 'Invalid Response', value: 'INVALIDRESPONSE' },
	{ name: 'Invited', value: 'INVITED' },
	{ name: 'No Show', value: 'NOSHOW' },
	{ name: 'Paid', value: 'PAID' },
	{ name: 'Pending', value: 'PENDING' },
	{ name: 'Rejected for Quality', value: 'REJECTEDQUALITY' },
	{ name: 'Scheduled', value: 'SCHEDULED' },
];

/** A status as people write it. */
export function statusName(status: unknown): string {
	return statuses.find(({ value }) => value === status)?.name ?? toText(status);
}

const filters = filtersOf([
	flag('Favorite', 'favorite', 'Whether to return the favorites, or the others'),
	flag('Hidden', 'hidden', 'Whether to return the responses that were hidden, or the others'),
	flag('Qualified', 'qualified', 'Whether to return those who qualified, or the others'),
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'PENDING',
		description: 'Only responses in this state',
		options: statuses,
		routing: query('status'),
	},
]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many screener responses',
		description: 'List the people who applied to a project, with the user IDs that messaging needs. Only reads.',
	},
	route: listScreenerResponsesRoute,
	fields: [projectId, ...listFields, filters, ...screenerResponseOutput, delivery],
	convert: { projectId: objectId },
	output: screenerResponseEntity,
	pager: respondentListPager('id'),
};
