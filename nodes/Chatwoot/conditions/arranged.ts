import { InvalidInput } from '../../shared';
import { isCustom, joined, type Condition } from './conditions';
import { EQUALITY, type ConditionSet } from './target';
import { requireOne } from './values';

/**
 * The conditions in an order, and with the words between them, that the server reads as they are meant. It puts them one after
 * the other without brackets. Where it compares the first of several values only, each value becomes a condition of its own: those
 * of Equal To joined by OR, those of Not Equal To by AND. Not Equal To of a custom attribute brings "OR has no value" after its
 * joining word: that widens the filter at the end, and breaks the query elsewhere.
 *
 * Chatwoot v4.15.1 app/helpers/filters/custom_attribute_filter_helper.rb; of contacts app/services/contacts/filter_service.rb:21-30
 *
 * @param isAny whether one of the conditions is enough
 */
export function arranged(conditions: Condition[], isAny: boolean, set: ConditionSet): Condition[] {
	const [only, ...others] = conditions;
	const word = others.length > 0 || !only ? (isAny ? 'OR' : 'AND') : wordBetweenValues(only);
	const single = conditions.flatMap((condition) => perValue(condition, word, set));
	const unequal = single.filter(isUnequalAttribute);
	if (unequal.length > 1 || (unequal.length === 1 && single.length > 1 && word === 'AND')) {
		throw new InvalidInput(
			`Chatwoot cannot combine Not Equal To of a custom attribute with other conditions: it would give other ${set.noun}, too`,
			`Leave this condition out here, and drop the ${set.noun} with n8n's Filter node.`,
		);
	}
	return joined([...single.filter((one) => !isUnequalAttribute(one)), ...unequal], word);
}

function isUnequalAttribute(condition: Condition): boolean {
	return isCustom(condition) && condition.filter_operator === 'not_equal_to';
}

function wordBetweenValues({ filter_operator: operator }: Condition): string {
	return operator === 'not_equal_to' ? 'AND' : 'OR';
}

// A condition for each value, where the server compares one value only and `word` joins the values as they are meant.
function perValue(condition: Condition, word: string, { comparesFirstValue }: ConditionSet): Condition[] {
	const isOneValued = isCustom(condition) || comparesFirstValue;
	if (!isOneValued || !EQUALITY.includes(condition.filter_operator)) return [condition];
	if (isUnequalAttribute(condition)) requireOne(condition.values);
	if (condition.values.length > 1 && word !== wordBetweenValues(condition))
		throw tooManyValues(condition.values.length);
	return condition.values.map((value) => ({ ...condition, values: [value] }));
}

function tooManyValues(count: number): InvalidInput {
	return new InvalidInput(
		`"Value" has ${count} values, which Chatwoot cannot combine with the other conditions`,
		'Filter once for each value, e.g. with one item for each.',
	);
}
