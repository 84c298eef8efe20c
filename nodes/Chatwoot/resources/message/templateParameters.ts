import type { INodeProperties } from 'n8n-workflow';

/** The values of the placeholders in a template. */
export const templateParameters: INodeProperties = {
	displayName: 'Template Parameters',
	name: 'templateParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add parameter',
	default: {},
	description: 'What the template has in double braces, in the order in which Meta shows it',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Name or Number',
					name: 'key',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. 1',
					description: 'The name or number in the braces of the template',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Ada',
					description: 'What to put there',
				},
			],
		},
	],
};
