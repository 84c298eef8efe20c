import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isRecord, objectsAt, toText } from '../shared/base/record';

/** Names and values of one's own. */
export const customAttributes: INodeProperties = {
	displayName: 'Custom Attributes',
	name: 'customAttributes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add attribute',
	default: {},
	description:
		'Fields of your own. Define them in Chatwoot under Settings → Custom Attributes first, else the dashboard does not show them.',
	options: [
		{
			displayName: 'Attribute',
			name: 'attribute',
			values: [
				{
					displayName: 'Key',
					name: 'key',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. order_number',
					description: 'The key, as Settings → Custom Attributes shows it; not the display name',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. A-1001',
					description: 'The value. An expression may also give a number, true or false.',
				},
			],
		},
	],
};

/** Numbers and truth values stay what they are. */
export const attributeTypes = { 'customAttributes.attribute.value': (value: unknown) => value };

/** The attributes that a row gives, by key. */
export function attributesIn(value: unknown): IDataObject {
	const entries = isRecord(value) ? objectsAt(value, 'attribute') : [];
	return Object.fromEntries(entries.map(({ key, value: given }) => [toText(key).trim(), given ?? null]));
}
