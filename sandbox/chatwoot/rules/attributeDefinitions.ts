import { isRecord } from '../../server/guards';
import { isBlank, toText, toTexts } from '../params';
import { attributeModels, attributeTypes, type AttributeDefinitionRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { enumValue } from './enumValue';
import { invalidRecord, missingParameter } from './errors';

/** What a request sets of a definition. */
export type DefinitionValues = Omit<AttributeDefinitionRecord, 'createdAt' | 'defaultValue' | 'id' | 'updatedAt'>;

/** Keys that are fields of the records themselves. Chatwoot v4.15.1 app/models/custom_attribute_definition.rb */
const standardKeys: Record<AttributeDefinitionRecord['model'], readonly string[]> = {
	conversation_attribute: [
		...['status', 'priority', 'assignee_id', 'inbox_id', 'team_id', 'display_id', 'campaign_id', 'labels'],
		...['browser_language', 'country_code', 'referer', 'created_at', 'last_activity_at'],
	],
	contact_attribute: [
		...['name', 'email', 'phone_number', 'identifier', 'country_code', 'city', 'created_at', 'last_activity_at'],
		...['referer', 'blocked'],
	],
};

const emptyDefinition: DefinitionValues = {
	displayName: '',
	description: null,
	key: '',
	type: 'text',
	model: 'conversation_attribute',
	values: [],
	regexPattern: null,
	regexCue: null,
};

/** An enumeration's value, also as a number in a text. Throws an HttpError with status 500 for a word that it does not have. */
function named<Name extends string>(names: readonly Name[], value: unknown): Name | null {
	const text = toText(value) ?? '';
	return enumValue(names, /^\d+$/.test(text) ? Number(text) : value);
}

/**
 * The model by which a list of definitions is filtered; undefined for all, null for an unknown one, which no definition has.
 */
export function wantedModel(value: unknown): AttributeDefinitionRecord['model'] | null | undefined {
	if (isBlank(value)) return undefined;
	const text = toText(value) ?? '';
	return attributeModels[Number(text)] ?? attributeModels.find((name) => name === text) ?? null;
}

/**
 * The values of a definition that a request may set, over those that it has. Rails also takes them without the outer
 * `custom_attribute_definition`. Throws an HttpError: 422 without any value, 500 for an unknown type or model.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/custom_attribute_definitions_controller.rb (permitted_payload)
 */
export function definitionValuesOf(
	body: Record<string, unknown>,
	stored: DefinitionValues = emptyDefinition,
): DefinitionValues {
	const wrapped = body.custom_attribute_definition;
	const given = isRecord(wrapped) ? wrapped : body;
	if (Object.keys(given).length === 0) throw missingParameter('custom_attribute_definition');
	const text = (name: string, before: string | null) => (name in given ? (toText(given[name]) ?? null) : before);
	return {
		displayName: text('attribute_display_name', stored.displayName) ?? '',
		description: text('attribute_description', stored.description),
		key: text('attribute_key', stored.key) ?? '',
		type: named(attributeTypes, given.attribute_display_type) ?? stored.type,
		model: named(attributeModels, given.attribute_model) ?? stored.model,
		values: Array.isArray(given.attribute_values) ? toTexts(given.attribute_values) : stored.values,
		regexPattern: text('regex_pattern', stored.regexPattern),
		regexCue: text('regex_cue', stored.regexCue),
	};
}

/**
 * Checks a definition. `own` is the one that is updated. Throws an HttpError with status 422 and all problems.
 *
 * Chatwoot v4.15.1 app/models/custom_attribute_definition.rb
 */
export function validateDefinition(
	{ displayName, key, model }: DefinitionValues,
	{ attributeDefinitions }: ChatwootStore,
	own?: AttributeDefinitionRecord,
): void {
	const problems: Array<[attribute: string, message: string]> = [];
	const isTaken = attributeDefinitions.some((other) => other !== own && other.key === key && other.model === model);
	if (isBlank(displayName)) problems.push(['attribute_display_name', "Attribute display name can't be blank"]);
	if (isBlank(key)) problems.push(['attribute_key', "Attribute key can't be blank"]);
	if (isTaken) problems.push(['attribute_key', 'Attribute key has already been taken']);
	if (!own && standardKeys[model].includes(key)) {
		const text = 'The provided key is not allowed as it might conflict with default attributes.';
		problems.push(['attribute_key', `Attribute key ${text}`]);
	}
	if (problems.length > 0) throw invalidRecord(problems);
}
