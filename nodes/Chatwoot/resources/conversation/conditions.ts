import { displayValue, InvalidInput, isRecord, objectsAt, toText, type Values } from '../../../shared';
import { PRESENCE, targetOf } from './conditionTargets';
import { valuesOf } from './conditionValues';

/** A condition as Chatwoot's filter takes it. */
export interface Condition {
	attribute_key: string;
	filter_operator: string;
	values: Array<boolean | number | string>;
	/** Joins a condition to the next one; null in the last one. */
	query_operator: string | null;
	/** Only custom attributes have it. */
	custom_attribute_type?: 'conversation_attribute';
}

type Compared = Omit<Condition, 'query_operator'>;

/**
 * The conditions of a row, as far as they can be checked without the server; `checkConditions` does the rest. Throws an
 * InvalidInput when there is none, and for a value that the field does not take.
 */
export function conditionsOf({ conditions, combine }: Values): Condition[] {
	const given = isRecord(conditions) ? objectsAt(conditions, 'condition') : [];
	if (given.length === 0) throw new InvalidInput('"Conditions" is empty', 'Add at least one.');
	return joined(given.map(toCondition), toText(combine));
}

/** Conditions that are joined by a word: AND or OR. */
export function joined(conditions: Compared[], word: string): Condition[] {
	return conditions.map((condition, index) => ({
		...condition,
		query_operator: index === conditions.length - 1 ? null : word,
	}));
}

function toCondition({ field, operator, value, customKey }: Values): Compared {
	const target = targetOf(field);
	if (!target) throw new InvalidInput(`"Field" is ${displayValue(field)}, which is none of its choices`);
	const isCustom = target.kind === 'custom';
	const key = isCustom ? toText(customKey).trim() : target.value;
	if (key === '') throw new InvalidInput('"Custom Attribute Key" is empty', 'Enter the key of the attribute.');
	const comparison = toText(operator);
	return {
		attribute_key: key,
		filter_operator: comparison,
		values: PRESENCE.includes(comparison) ? [] : valuesOf(target, comparison, value),
		...(isCustom && { custom_attribute_type: 'conversation_attribute' }),
	};
}
