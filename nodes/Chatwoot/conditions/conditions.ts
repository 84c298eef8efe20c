import { displayValue, InvalidInput, isRecord, objectsAt, toText, type Values } from '../../shared';
import type { AttributeModel } from '../attributes/definitions';
import { PRESENCE, targetOf, type ConditionSet } from './target';
import { valuesOf } from './values';

/** A condition as Chatwoot's filter takes it. */
export interface Condition {
	attribute_key: string;
	filter_operator: string;
	values: Array<boolean | number | string>;
	/** Joins a condition to the next one; null in the last one. */
	query_operator: string | null;
	/** Only custom attributes have it. */
	custom_attribute_type?: AttributeModel;
}

type Compared = Omit<Condition, 'query_operator'>;

/**
 * The conditions of a row, as far as they can be checked without the server; `checkConditions` does the rest. Throws an
 * InvalidInput when there is none, and for a value that the field does not take.
 */
export function conditionsOf({ conditions, combine }: Values, set: ConditionSet): Condition[] {
	const given = isRecord(conditions) ? objectsAt(conditions, 'condition') : [];
	if (given.length === 0) throw new InvalidInput('"Conditions" is empty', 'Add at least one.');
	return joined(
		given.map((one) => toCondition(one, set)),
		toText(combine),
	);
}

/** Whether a condition is about a custom attribute. */
export function isCustom({ custom_attribute_type: type }: Pick<Condition, 'custom_attribute_type'>): boolean {
	return type !== undefined;
}

/** Conditions that are joined by a word: AND or OR. */
export function joined(conditions: Compared[], word: string): Condition[] {
	return conditions.map((condition, index) => ({
		...condition,
		query_operator: index === conditions.length - 1 ? null : word,
	}));
}

function toCondition({ field, operator, value, customKey }: Values, set: ConditionSet): Compared {
	const target = targetOf(set, field);
	if (!target) throw new InvalidInput(`"Field" is ${displayValue(field)}, which is none of its choices`);
	const isOfAttribute = target.kind === 'custom';
	const key = isOfAttribute ? toText(customKey).trim() : target.value;
	if (key === '') throw new InvalidInput('"Custom Attribute Key" is empty', 'Enter the key of the attribute.');
	if (isOfAttribute && targetOf(set, key)) throw ownKey(key, set);
	const comparison = toText(operator);
	return {
		attribute_key: key,
		filter_operator: comparison,
		values: PRESENCE.includes(comparison) ? [] : valuesOf(target, comparison, value),
		...(isOfAttribute && { custom_attribute_type: set.model }),
	};
}

// Chatwoot v4.15.1 app/helpers/filters/filter_helper.rb looks for a field of this name first.
function ownKey(key: string, { noun }: ConditionSet): InvalidInput {
	return new InvalidInput(
		`"${key}" is also a field that Chatwoot itself has: its filter compares that one in place of your custom attribute`,
		`Choose it under "Field", or give the attribute another key. Chatwoot cannot filter ${noun} by this one.`,
	);
}
