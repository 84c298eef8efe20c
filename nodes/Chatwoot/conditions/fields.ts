import type { INodeProperties } from 'n8n-workflow';
import { when } from '../../shared';
import { operatorMenus } from './operatorMenus';
import { PRESENCE, type ConditionSet } from './target';

const customKey: INodeProperties = {
	displayName: 'Custom Attribute Key',
	name: 'customKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. order_number',
	description: 'The key of the attribute, as Settings → Custom Attributes shows it',
};

/** The conditions of a Filter operation; `conditionsOf` reads them. */
export function conditionFields(set: ConditionSet): INodeProperties {
	const { noun, targets, fieldNote, first, valueNote, example } = set;
	const field: INodeProperties = {
		displayName: 'Field',
		name: 'field',
		type: 'options',
		default: first,
		description: ['What to look at.', fieldNote].join(' '),
		options: targets.map(({ name, value }) => ({ name, value })),
	};
	const value: INodeProperties = {
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: `What to compare with. ${valueNote} Dates as 2026-03-02. Days Before takes a number of days: earlier than that many days ago.`,
		displayOptions: { hide: { operator: PRESENCE } },
	};
	return {
		displayName: 'Conditions',
		name: 'conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add condition',
		default: {},
		description: `What the ${noun} have to meet`,
		options: [
			{
				displayName: 'Condition',
				name: 'condition',
				values: [field, ...when('field', ['custom'], [customKey]), ...operatorMenus(set), value],
			},
		],
	};
}
