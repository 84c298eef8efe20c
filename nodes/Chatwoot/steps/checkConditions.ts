import { InvalidInput, type Call, type Row } from '../../shared';
import { attributeValue } from '../attributes/attributeValue';
import { readDefinitions, requireDefinition, type AttributeDefinition } from '../attributes/definitions';
import { conditionsOf, joined, type Condition } from '../resources/conversation/conditions';
import { BEYOND, CONTENT, EQUALITY, PRESENCE } from '../resources/conversation/conditionTargets';
import { requireOne } from '../resources/conversation/conditionValues';
import { isBefore, serverVersion, type Version } from '../serverVersion';

const MODEL = 'conversation_attribute';
const DAY = 86_400_000;
// Chatwoot 4.8.0 filters by country_code and not by contact_id, Chatwoot 4.15.1 by contact_id and not by country_code (both seen).
const CONTACT_ID_SINCE: Version = [4, 9];

/**
 * For `beforeSend` of Filter: the conditions of a row as this server takes them. Looks at the version where a field depends on
 * it, and at the definitions of custom attributes. Throws an InvalidInput for a condition that the server would refuse, fail on,
 * or read otherwise than it is meant, and a Failure.
 */
export async function checkConditions<P extends string>(row: Row<P>): Promise<Call<P>> {
	const given = conditionsOf(row.values);
	await requireKnownFields(row, given);
	const definitions = given.some(isCustom) ? await readDefinitions(row, MODEL) : undefined;
	const now = row.connection.clock.now();
	const typed = given.map((condition) => withDay(definitions ? withType(condition, definitions) : condition, now));
	return { ...row.call, body: { payload: arranged(typed, row.values.combine === 'OR') } };
}

function isCustom({ custom_attribute_type: type }: Condition): boolean {
	return type !== undefined;
}

async function requireKnownFields(row: Row, conditions: Condition[]): Promise<void> {
	const isUsed = (key: string) => conditions.some((one) => !isCustom(one) && one.attribute_key === key);
	if (!isUsed('contact_id') && !isUsed('country_code')) return;
	const version = await serverVersion(row);
	if (!version) return;
	const isOld = isBefore(version, CONTACT_ID_SINCE);
	if (!isUsed(isOld ? 'contact_id' : 'country_code')) return;
	const [field, instead] = isOld
		? ['Contact ID', 'Use Contact: Get Conversations, or update Chatwoot.']
		: ['Country Code', 'Store the country as a custom attribute of the conversation, and filter by that.'];
	throw new InvalidInput(`Chatwoot ${version.join('.')} cannot filter conversations by "${field}"`, instead);
}

// Chatwoot v4.15.1 app/services/filter_service.rb (ATTRIBUTE_TYPES) knows no currency and no percentage: always a 500.
const OPERATORS_BY_TYPE: Record<string, string[]> = {
	checkbox: [...EQUALITY, ...PRESENCE],
	currency: [],
	date: [...EQUALITY, ...BEYOND, ...PRESENCE],
	number: [...EQUALITY, 'is_greater_than', 'is_less_than', ...PRESENCE],
	percent: [],
};

function withType(condition: Condition, definitions: AttributeDefinition[]): Condition {
	if (!isCustom(condition)) return condition;
	const { attribute_key: key, filter_operator: operator, values } = condition;
	const definition = requireDefinition(definitions, key, MODEL);
	const operators = OPERATORS_BY_TYPE[definition.type] ?? [...EQUALITY, ...CONTENT, ...PRESENCE];
	if (!operators.includes(operator)) {
		throw new InvalidInput(
			`Chatwoot cannot compare the custom attribute "${key}" by ${operator}: its type is ${definition.type}`,
			operators.length > 0 ? `Use one of: ${operators.join(', ')}.` : 'Chatwoot filters by no attribute of this type.',
		);
	}
	if (CONTENT.includes(operator) || operator === 'days_before') return condition;
	if (BEYOND.includes(operator)) requireOne(values);
	return { ...condition, values: values.map((value) => attributeValue(definition, value) ?? value) };
}

/**
 * A number of days as the day before which a time has to be, in UTC. Chatwoot 4.15.1 answers `days_before` with a 500 (seen);
 * 4.8.0 compares with the same day.
 */
function withDay(condition: Condition, now: number): Condition {
	if (condition.filter_operator !== 'days_before') return condition;
	const day = new Date(now - Number(condition.values[0]) * DAY).toISOString().slice(0, 10);
	return { ...condition, filter_operator: 'is_less_than', values: [day] };
}

/**
 * The conditions in an order, and with the words between them, that the server reads as they are meant. It puts them one after
 * the other without brackets. Of the values of a custom attribute it compares the first one only, so each value becomes a condition.
 * Not Equal To of a custom attribute brings "OR has no value" after its joining word: that widens the filter at the end, and
 * breaks the query elsewhere.
 *
 * Chatwoot v4.15.1 app/helpers/filters/custom_attribute_filter_helper.rb
 */
function arranged(conditions: Condition[], isAny: boolean): Condition[] {
	const isSingle = conditions.length === 1;
	const single = conditions.flatMap((condition) => {
		if (!isCustom(condition) || !EQUALITY.includes(condition.filter_operator)) return [condition];
		if (condition.filter_operator === 'not_equal_to' || (!isSingle && !isAny)) requireOne(condition.values);
		return condition.values.map((value) => ({ ...condition, values: [value] }));
	});
	const isUnequal = (one: Condition) => isCustom(one) && one.filter_operator === 'not_equal_to';
	const unequal = single.filter(isUnequal);
	if (unequal.length > 1 || (unequal.length === 1 && single.length > 1 && !isAny)) {
		throw new InvalidInput(
			'Chatwoot cannot combine Not Equal To of a custom attribute with other conditions: it would give other conversations, too',
			"Leave this condition out here, and drop the conversations with n8n's Filter node.",
		);
	}
	return joined([...single.filter((one) => !isUnequal(one)), ...unequal], isAny || isSingle ? 'OR' : 'AND');
}
