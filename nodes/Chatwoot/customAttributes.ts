import type { INodeProperties } from 'n8n-workflow';
import {
	displayValue,
	InvalidInput,
	isEmpty,
	isRecord,
	objectsAt,
	optionsOf,
	toText,
	type Call,
	type Values,
} from '../shared';

/** The custom attributes of a contact or a conversation. */
export const customAttributes: INodeProperties = {
	displayName: 'Custom Attributes',
	name: 'customAttributes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add attribute',
	default: {},
	description:
		'Fields of your own. Define them in Chatwoot under Settings → Custom Attributes first: each value is checked by the type that is defined there. An empty value clears the attribute. The token of an agent bot cannot read the definitions, so its values go out unchecked.',
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
					description:
						'What the type of the attribute takes: text, a number such as 12.5, a day such as 2026-03-02, true or false, a URL, or one of the values of a list',
				},
			],
		},
	],
};

/** For `convert`: keeps numbers and booleans, which a text field would turn into text. */
export const customAttributeConversions = {
	'customAttributes.attribute.value': (value: unknown) => value,
	'options.customAttributes.attribute.value': (value: unknown) => value,
};

/** A value of a custom attribute; null clears it. */
export type AttributeValue = boolean | number | string | null;

/**
 * The custom attributes of a row, by key: from the field of an update, or from the Options of a send or a create. Throws an
 * InvalidInput for a value that is a list or an object.
 */
export function customAttributesOf(values: Values): Record<string, AttributeValue> {
	const given = values.customAttributes ?? optionsOf(values).customAttributes;
	const entries = isRecord(given) ? objectsAt(given, 'attribute') : [];
	return Object.fromEntries(
		entries.map(({ key, value }) => {
			const name = toText(key).trim();
			return [name, requireOneValue(name, value ?? null)];
		}),
	);
}

function requireOneValue(key: string, value: unknown): AttributeValue {
	if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return value;
	throw new InvalidInput(
		`The custom attribute "${key}" is ${displayValue(value)}, but takes one value`,
		'Pick one value out of the list or the object.',
	);
}

/** Adds the custom attributes of a row to its call, if the row has any. */
export function withCustomAttributes<P extends string>(call: Call<P>, values: Values): Call<P> {
	const attributes = customAttributesOf(values);
	return isEmpty(attributes) ? call : { ...call, body: { ...call.body, custom_attributes: attributes } };
}
