import { InvalidInput, type Call, type Row } from '../../shared';
import { attributeValue } from '../attributes/attributeValue';
import {
	readDefinitions,
	requireDefinition,
	type AttributeDefinition,
	type AttributeModel,
} from '../attributes/definitions';
import { arranged } from './arranged';
import { conditionsOf, isCustom, type Condition } from './conditions';
import { BEYOND, CONTENT, EQUALITY, PRESENCE, type ConditionSet } from './target';
import { requireOne } from './values';

const DAY = 86_400_000;

/**
 * For `beforeSend` of a Filter operation: the conditions of a row as this server takes them. Looks at the definitions of custom
 * attributes. Throws an InvalidInput for a condition that the server would refuse, fail on, or misread, and
 * a Failure.
 */
export async function checkConditions<P extends string>(row: Row<P>, set: ConditionSet): Promise<Call<P>> {
	const given = conditionsOf(row.values, set);
	const definitions = given.some(isCustom) ? await readDefinitions(row, set.model) : undefined;
	const now = row.connection.clock.now();
	const typed = given.map((one) => withDay(definitions ? withType(one, definitions, set.model) : one, now));
	return { ...row.call, body: { payload: arranged(typed, row.values.combine === 'OR', set) } };
}

// Chatwoot v4.15.1 app/services/filter_service.rb (ATTRIBUTE_TYPES) knows no currency and no percentage: always a 500.
const OPERATORS_BY_TYPE: Record<string, string[]> = {
	checkbox: [...EQUALITY, ...PRESENCE],
	currency: [],
	date: [...EQUALITY, ...BEYOND, ...PRESENCE],
	number: [...EQUALITY, 'is_greater_than', 'is_less_than', ...PRESENCE],
	percent: [],
};

function withType(condition: Condition, definitions: AttributeDefinition[], model: AttributeModel): Condition {
	if (!isCustom(condition)) return condition;
	const { attribute_key: key, filter_operator: operator, values } = condition;
	const definition = requireDefinition(definitions, key, model);
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
