import type { INodeProperties } from 'n8n-workflow';
import { operators, targets } from './conditionMenus';

/** The conditions of Filter; `conditionsOf` reads them. */
export const conditionFields: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add condition',
	default: {},
	description: 'What the conversations have to meet',
	options: [
		{
			displayName: 'Condition',
			name: 'condition',
			values: [
				{
					displayName: 'Custom Attribute Key',
					name: 'customKey',
					type: 'string',
					default: '',
					placeholder: 'e.g. order_number',
					description: 'For a custom attribute: its key, as Settings → Custom Attributes shows it',
				},
				{
					displayName: 'Field',
					name: 'field',
					type: 'options',
					default: 'status',
					description: 'What to look at',
					options: targets,
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					default: 'equal_to',
					description: 'How it must compare with the value',
					options: operators,
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. open',
					description:
						'What to compare with; several separated by commas. Dates as 2026-03-02. Not needed for Is Present and Is Not Present.',
				},
			],
		},
	],
};
