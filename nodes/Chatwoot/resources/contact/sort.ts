import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from '../../../shared';

/** The order of a list of contacts. */
export const sort: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	default: '-last_activity_at',
	description: 'What comes first',
	options: [
		{ name: 'Email A–Z', value: 'email' },
		{ name: 'Email Z–A', value: '-email' },
		{ name: 'Last Active First', value: '-last_activity_at' },
		{ name: 'Last Active Last', value: 'last_activity_at' },
		{ name: 'Name A–Z', value: 'name' },
		{ name: 'Name Z–A', value: '-name' },
		{ name: 'Phone Number Ascending', value: 'phone_number' },
		{ name: 'Phone Number Descending', value: '-phone_number' },
	],
	...inQuery('sort'),
};
