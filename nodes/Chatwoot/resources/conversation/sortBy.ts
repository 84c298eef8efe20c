import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from '../../../shared';

/** The order of a list of conversations. */
export const sortBy: INodeProperties = {
	displayName: 'Sort',
	name: 'sortBy',
	type: 'options',
	default: 'last_activity_at_desc',
	description: 'What comes first. Get Many with Return All gives the order of creation unless you choose another one.',
	options: [
		{ name: 'Created First', value: 'created_at_asc' },
		{ name: 'Created Last', value: 'created_at_desc' },
		{ name: 'Highest Priority', value: 'priority_desc' },
		{ name: 'Last Active', value: 'last_activity_at_desc' },
		{ name: 'Longest Inactive', value: 'last_activity_at_asc' },
		{ name: 'Longest Waiting', value: 'waiting_since_asc' },
		{ name: 'Lowest Priority', value: 'priority_asc' },
		{ name: 'Shortest Waiting', value: 'waiting_since_desc' },
	],
	...inQuery('sort_by'),
};
