import type { INodeProperties } from 'n8n-workflow';
import { when } from './when';

/** The entries of Options that choose the form of the output. `fieldNames` are the property names of the raw record. */
export function outputFields(fieldNames: string[]): INodeProperties[] {
	return [
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			default: 'simplified',
			description: 'How much of each record to return',
			options: [
				{ name: 'Simplified', value: 'simplified', description: 'The most useful fields, flat' },
				{
					name: 'Selected API Fields',
					value: 'selectedFields',
					description: 'The IDs, and what you choose under Output Fields, by the names of the API',
				},
				{ name: 'Raw', value: 'raw', description: 'Everything the API returns, unchanged' },
			],
		},
		...when(
			'output',
			['selectedFields'],
			[
				{
					displayName: 'Output Fields',
					name: 'selectedFields',
					type: 'multiOptions',
					default: [],
					description: 'The fields to return besides the IDs, by the names the API gives them',
					options: fieldNames.map((name) => ({ name, value: name })),
				},
			],
		),
	];
}
