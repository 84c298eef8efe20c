import type { IDataObject } from 'n8n-workflow';
import { isEmpty, type Call, type Row } from '../../shared';
import { customAttributesOf } from '../customAttributes';
import { attributeValue } from './attributeValue';
import { readDefinitions, requireDefinition, type AttributeModel } from './definitions';

/**
 * The custom attributes of a row by key, each as the type of its definition; null clears one. When the token may not read the
 * definitions, the values stay as they are. Throws an InvalidInput for an unknown key and for a value of another type, and a
 * Failure.
 */
export async function checkedAttributes(row: Row, model: AttributeModel): Promise<IDataObject> {
	const given = Object.entries(customAttributesOf(row.values));
	if (given.length === 0) return {};
	const definitions = await readDefinitions(row, model);
	if (!definitions) return Object.fromEntries(given);
	return Object.fromEntries(
		given.map(([key, value]) => [key, attributeValue(requireDefinition(definitions, key, model), value)]),
	);
}

/** For `beforeSend`: the call of a row with its custom attributes as `checkedAttributes` gives them. Throws a Failure. */
export function checkAttributes(model: AttributeModel) {
	return async <P extends string>(row: Row<P>): Promise<Call<P>> => {
		const attributes = await checkedAttributes(row, model);
		if (isEmpty(attributes)) return row.call;
		return { ...row.call, body: { ...row.call.body, custom_attributes: attributes } };
	};
}
