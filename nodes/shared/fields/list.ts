import type { INodeProperties } from 'n8n-workflow';
import { when } from './when';

/** Return All and Limit, on every list. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	...when(
		'returnAll',
		[false],
		[
			{
				displayName: 'Limit',
				name: 'limit',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 50,
				description: 'Max number of results to return',
			},
		],
	),
];
