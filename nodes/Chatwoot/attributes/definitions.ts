import type { IDataObject } from 'n8n-workflow';
import { displayValue, InvalidInput, toText, type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';

/** What a custom attribute belongs to, as `attribute_model` names it. */
export type AttributeModel = 'contact_attribute' | 'conversation_attribute';

/** The definition of a custom attribute. */
export interface AttributeDefinition {
	key: string;
	/** `attribute_display_type`: text, number, currency, percent, link, date, list or checkbox. */
	type: string;
	/** The values of a list. */
	values: string[];
}

/**
 * The definitions of the custom attributes of contacts or of conversations, read once a run. Undefined when the token may not
 * read them, e.g. the token of an agent bot. Throws a Failure.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/custom_attribute_definitions_controller.rb; the answer as seen on Chatwoot
 * 4.15.1 and 4.8.0
 */
export async function readDefinitions(row: Row, model: AttributeModel): Promise<AttributeDefinition[] | undefined> {
	const records = await row.account.once('attribute definitions', async () => await fetchDefinitions(row));
	return records?.filter(({ attribute_model: owner }) => owner === model).map(toDefinition);
}

/** The definition with this key. Throws an InvalidInput when there is none. */
export function requireDefinition(
	definitions: AttributeDefinition[],
	key: string,
	model: AttributeModel,
): AttributeDefinition {
	const found = definitions.find((known) => known.key === key);
	if (found) return found;
	const owner = model === 'contact_attribute' ? 'contacts' : 'conversations';
	const known = definitions.map((definition) => definition.key).join(', ');
	throw new InvalidInput(
		`This account has no custom attribute ${displayValue(key)} of ${owner}`,
		`Define it in Chatwoot under Settings → Custom Attributes, or correct the key. ${known ? `There are: ${known}.` : 'There are none yet.'}`,
	);
}

async function fetchDefinitions(row: Row): Promise<IDataObject[] | undefined> {
	const answer = row.fetch(callTo(routes.listAttributeDefinitions)).then(requireList);
	return await whenRefused(answer.then(recordsIn), ['401', '403', '404'], undefined);
}

function toDefinition({ attribute_key: key, attribute_display_type: type, attribute_values: values }: IDataObject) {
	return { key: toText(key), type: toText(type), values: Array.isArray(values) ? values.map(toText) : [] };
}
