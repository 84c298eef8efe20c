import type { INodeProperties } from 'n8n-workflow';
import { when } from '../../../shared';
import { PRESENCE, targets } from './conditionTargets';
import { operatorMenus } from './operatorMenus';

const field: INodeProperties = {
	displayName: 'Field',
	name: 'field',
	type: 'options',
	default: 'status',
	description:
		'What to look at. Contact ID works from Chatwoot 4.9 on, Country Code only before; the node asks the server for its version.',
	options: targets.map(({ name, value }) => ({ name, value })),
};

const customKey: INodeProperties = {
	displayName: 'Custom Attribute Key',
	name: 'customKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. order_number',
	description: 'The key of the attribute, as Settings → Custom Attributes shows it',
};

const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	placeholder: 'e.g. open',
	description:
		'What to compare with. IDs, words, labels and languages: several separated by commas. A mail subject, a referer and a custom attribute are one text with its commas; several in double quotes, e.g. "ACME, Inc.", "Foo", or as an array from an expression. Dates as 2026-03-02. Days Before takes a number of days: earlier than that many days ago.',
	displayOptions: { hide: { operator: PRESENCE } },
};

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
			values: [field, ...when('field', ['custom'], [customKey]), ...operatorMenus(), value],
		},
	],
};
