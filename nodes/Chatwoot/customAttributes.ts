import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isEmpty, isRecord, objectsAt, toText, type Call, type Values } from '../shared';

/** The custom attributes of a contact or a conversation. */
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

/** For `convert`: keeps numbers and booleans, which a text field would turn into text. */
export const customAttributeConversions = { 'customAttributes.attribute.value': (value: unknown) => value };

/** The custom attributes of a row, by key. */
export function customAttributesOf({ customAttributes: given }: Values): IDataObject {
	const entries = isRecord(given) ? objectsAt(given, 'attribute') : [];
	return Object.fromEntries(entries.map(({ key, value }) => [toText(key).trim(), value ?? null]));
}

/** Adds the custom attributes of a row to its call, if the row has any. */
export function withCustomAttributes<P extends string>(call: Call<P>, values: Values): Call<P> {
	const attributes = customAttributesOf(values);
	return isEmpty(attributes) ? call : { ...call, body: { ...call.body, custom_attributes: attributes } };
}
