import { toText } from '../../params';
import { faultOfServer } from '../errors';
import { leadingNumber } from '../pages';
import { isoDate } from './days';
import { containsAny, isBeyond, isNoneOf, isNotPresent, isOneOf, isPresent, patternsOf, type Read } from './operators';
import { invalidValue } from './refusals';
import { dateType, textType, type SqlType } from './sqlTypes';
import type { Condition, FilterContext, FilterField, Prepared } from './types';

/** The operands of `equal_to` and `not_equal_to`, which the two filters read differently. */
export type Operands = (condition: Condition) => unknown[];

const equality = ['equal_to', 'not_equal_to'];
export const presence = ['is_present', 'is_not_present'];
export const content = ['contains', 'does_not_contain'];
const comparison = ['is_greater_than', 'is_less_than', 'days_before'];

/** The first of the values; of a text its first character, as Ruby's `[0]` gives it. */
export function firstValue(values: unknown): unknown {
	if (typeof values === 'string') return values.charAt(0);
	if (!Array.isArray(values)) throw faultOfServer();
	return values[0] as unknown;
}

/** A field that is compared with `IN`, or searched in; `more` are its operators besides equal_to and not_equal_to. */
export function valueField<Row>(
	read: Read<Row>,
	type: SqlType,
	operands: Operands,
	more: readonly string[] = [],
): FilterField<Row> {
	return {
		operators: [...equality, ...more],
		prepare: (condition) => {
			const { operator, values } = condition;
			if (operator === 'is_present') return isPresent(read);
			if (operator === 'is_not_present') return isNotPresent(read);
			if (content.includes(operator)) return containsAny(read, operator, patternsOf(values), type === textType);
			const given = operands(condition);
			return operator === 'not_equal_to' ? isNoneOf(read, given, type) : isOneOf(read, given, type);
		},
	};
}

/** The labels of a record. A record without labels has none of the values. */
export function labelField<Row>(read: (row: Row) => readonly string[], operands: Operands): FilterField<Row> {
	return {
		operators: [...equality, ...presence],
		prepare: (condition) => {
			if (condition.operator === 'is_present') return () => (row) => read(row).length > 0;
			if (condition.operator === 'is_not_present') return () => (row) => read(row).length === 0;
			const given = operands(condition);
			return () => {
				const wanted = given.map((value) => textType.operand(value));
				const isWanted = condition.operator === 'equal_to';
				return (row) => read(row).some((label) => wanted.includes(label)) === isWanted;
			};
		},
	};
}

/** A time of a record, of which only the day counts. */
export function dayField<Row>(read: (row: Row) => number | null): FilterField<Row> {
	return {
		operators: comparison,
		prepare: (condition, context) => prepareBeyond(condition, context, read, dateType(context.today), isoDate),
	};
}

/**
 * `is_greater_than`, `is_less_than` and `days_before`. 4.15.1 reads the value with `check` before it asks the database, and
 * refuses with 422 what gives undefined. 4.8.0 hands the text to the database.
 *
 * `days_before` as seen on both versions: Chatwoot 4.15.1 always answers 500; on 4.8.0 it is `is_less_than` with a day before
 * today.
 */
export function prepareBeyond<Row>(
	{ key, operator, values }: Condition,
	{ server, today }: FilterContext,
	read: Read<Row>,
	type: SqlType,
	check: (text: string) => unknown,
): Prepared<Row> {
	if (operator === 'days_before') {
		if (!server.comparesDaysBefore) throw faultOfServer();
		const day = today - leadingNumber(firstValue(values));
		return isBeyond(read, operator, () => type.cast(isoOf(day)));
	}
	const value = textOf(firstValue(values));
	if (!server.checksFilterDates) return isBeyond(read, operator, () => type.cast(value));
	const limit = check(value);
	if (limit === undefined) throw invalidValue(key);
	return isBeyond(read, operator, () => limit);
}

/** A day as `YYYY-MM-DD`. Throws an HttpError with status 500 for a day that the database has no date for. */
function isoOf(day: number): string {
	const date = new Date(day * 86_400_000);
	if (Number.isNaN(date.getTime())) throw faultOfServer();
	return date.toISOString().slice(0, 10);
}

/** A value as Ruby's `to_s` gives it, for values that are no lists or objects. */
export function textOf(value: unknown): string {
	const text = value === null || value === undefined ? '' : toText(value);
	if (text === undefined) throw faultOfServer();
	return text;
}
