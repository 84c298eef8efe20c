import type { AttributeDefinitionRecord, Attributes } from '../../store/records';
import { faultOfServer } from '../errors';
import { isoDate } from './days';
import { prepareBeyond, textOf, type Operands } from './fields';
import { containsAny, isNoneOf, isNotPresent, isOneOf, isPresent, patternsOf, type Read } from './operators';
import { invalidValue } from './refusals';
import { booleanType, dateType, numberType, textType, type SqlType } from './sqlTypes';
import type { Condition, FilterContext, Prepared } from './types';

/** How the filter of one kind of record reads its custom attributes. */
export interface CustomAttributes<Row> {
	model: AttributeDefinitionRecord['model'];
	read: (row: Row) => Attributes;
	/** The operands of `equal_to` and `not_equal_to` for a custom attribute. */
	operands: Operands;
}

/** A condition on a custom attribute. */
export interface CustomCondition<Row> {
	prepared: Prepared<Row>;
	/** Rows without a value, which `not_equal_to` adds with an OR of its own. */
	orMissing?: Prepared<Row>;
}

/**
 * The type as which the database compares an attribute; undefined for a currency and a percentage, for which the server's
 * code knows none. Chatwoot v4.15.1 app/services/filter_service.rb (ATTRIBUTE_TYPES)
 */
function typeOf({ type }: AttributeDefinitionRecord, today: number): SqlType | undefined {
	if (type === 'number') return numberType;
	if (type === 'date') return dateType(today);
	if (type === 'checkbox') return booleanType;
	return type === 'currency' || type === 'percent' ? undefined : textType;
}

/** A number as Ruby's `BigDecimal` reads it; undefined when the text is none. */
function decimal(text: string): number | undefined {
	const digits = text.trim().replace(/(?<=\d)_(?=\d)/g, '');
	if (digits === 'NaN') return NaN;
	if (/^[+-]?Infinity$/.test(digits)) return Number(digits);
	return /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
}

/** How 4.15.1 reads the value of a comparison before it asks the database; undefined for a type without such values. */
function checkOf({ type }: AttributeDefinitionRecord): ((text: string) => number | undefined) | undefined {
	if (type === 'number') return decimal;
	return type === 'date' ? isoDate : undefined;
}

/** Throws an HttpError with status 422 when a value of a number or a date is none. 4.8.0 does not look. */
function validateValues(
	{ key, operator, values }: Condition,
	definition: AttributeDefinitionRecord,
	{ server }: FilterContext,
): void {
	const check = checkOf(definition);
	if (!check || !server.checksFilterDates || operator === 'is_present' || operator === 'is_not_present') return;
	if (definition.type === 'date' && operator === 'days_before') return;
	const list = Array.isArray(values) ? (values as unknown[]) : [values];
	if (list.some((value) => check(textOf(value)) === undefined)) throw invalidValue(key);
}

/** The text of an attribute, as PostgreSQL's `->>` gives it; null when the attribute is missing or null. */
function storedText(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a condition on an attribute compares. */
interface Comparison<Row> {
	read: Read<Row>;
	type: SqlType;
	/** How 4.15.1 reads the value of `is_greater_than` and `is_less_than`; undefined for a value that it refuses. */
	check: (text: string) => number | undefined;
	operands: Operands;
}

/**
 * A condition on a custom attribute with a definition. The database reads the attribute of every row as the type of the
 * definition: one row with a value that is none, e.g. `12,50` for a number, makes each filter by the attribute a 500. An operator
 * that the server does not know works as `equal_to`.
 *
 * Chatwoot v4.15.1 app/helpers/filters/custom_attribute_filter_helper.rb; the 500 as seen on Chatwoot 4.15.1 and 4.8.0
 */
export function prepareCustom<Row>(
	condition: Condition,
	definition: AttributeDefinitionRecord,
	attributes: CustomAttributes<Row>,
	context: FilterContext,
): CustomCondition<Row> {
	validateValues(condition, definition, context);
	const known = typeOf(definition, context.today);
	const type = known ?? textType;
	const read = (row: Row) => {
		const text = storedText(attributes.read(row)[condition.key]);
		if (text === null) return null;
		return type === textType ? text.toLowerCase() : type.cast(text);
	};
	const check = (text: string) => checkOf(definition)?.(text);
	const prepared = prepareOperator(condition, { read, type, check, operands: attributes.operands }, context);
	if (!known) return { prepared: failingQuery };
	return condition.operator === 'not_equal_to' ? { prepared, orMissing: isNotPresent(read) } : { prepared };
}

/** The query for an attribute without a type: the database cannot read it. */
function failingQuery(): never {
	throw faultOfServer();
}

function prepareOperator<Row>(
	condition: Condition,
	{ read, type, check, operands }: Comparison<Row>,
	context: FilterContext,
): Prepared<Row> {
	const { operator } = condition;
	switch (operator) {
		case 'is_present':
			return isPresent(read);
		case 'is_not_present':
			return isNotPresent(read);
		case 'contains':
		case 'does_not_contain':
			return containsAny(read, operator, patternsOf(condition.values), type === textType);
		case 'is_greater_than':
		case 'is_less_than':
		case 'days_before':
			return prepareBeyond(condition, context, read, type, check);
		case 'equal_to':
			return isOneOf(read, operands(condition), type);
		case 'not_equal_to':
			return isNoneOf(read, operands(condition), type);
		default:
			return isOneOf(read, operands(condition).map(textOf), type);
	}
}
