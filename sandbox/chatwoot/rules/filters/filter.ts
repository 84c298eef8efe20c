import { isRecord } from '../../../server/guards';
import { isBlank, toText } from '../../params';
import { faultOfServer } from '../errors';
import { prepareCustom, type CustomAttributes, type CustomCondition } from './customAttribute';
import { firstValue, prepareBeyond } from './fields';
import { patternsOf } from './operators';
import { invalidJoin, invalidKey, invalidOperator, invalidValue } from './refusals';
import { textType } from './sqlTypes';
import type { Condition, FilterContext, FilterField, Prepared, RowTest } from './types';

/** The fields and custom attributes by which one kind of record is filtered. */
export interface FilterTable<Row> {
	fields: Record<string, FilterField<Row>>;
	custom: CustomAttributes<Row>;
}

/** A word of the database's query: a condition, or what joins two conditions. */
type Word<Row> = Prepared<Row> | 'AND' | 'OR';

/**
 * The rows that meet the conditions of a request's payload; all rows for an empty payload. Throws an HttpError: 422 for an
 * unknown field, an operator that the field does not take, a missing or wrong value and a joining word besides AND and OR; 500
 * without a payload, for conditions that are not joined one by one, and for values that the database does not take.
 *
 * The conditions are put one after the other, each with the word that joins it to the next, without brackets: AND binds before
 * OR. The `not_equal_to` of a custom attribute brings an OR of its own, which widens the filter when it is the last condition,
 * and breaks the query when it is not.
 *
 * Chatwoot v4.15.1 app/services/filter_service.rb, app/helpers/filters/filter_helper.rb; missing payload, missing joining word
 * and refusals as seen on Chatwoot 4.15.1
 */
export function filterRows<Row>(
	rows: readonly Row[],
	payload: unknown,
	table: FilterTable<Row>,
	context: FilterContext,
): Row[] {
	if (!Array.isArray(payload) || !payload.every(isRecord)) throw faultOfServer();
	payload.forEach(validateJoin);
	const words = payload.flatMap((given) => wordsOf(given, table, context));
	if (words.length === 0) return [...rows];
	const tests = alternatives(words).map((all) => all.map((prepare) => decided(rows, prepare())));
	return rows.filter((row) => tests.some((all) => all.every((met) => met.has(row))));
}

/** The rows that meet a condition. The database looks at all rows, so one bad value is found whatever the other conditions say. */
function decided<Row>(rows: readonly Row[], test: RowTest<Row>): Set<Row> {
	return new Set(rows.filter(test));
}

function validateJoin({ query_operator: join }: Record<string, unknown>): void {
	if (join === null || join === undefined || join === '') return;
	if (typeof join !== 'string') throw faultOfServer();
	if (!['AND', 'OR'].includes(join.toUpperCase())) throw invalidJoin();
}

function wordsOf<Row>(
	given: Record<string, unknown>,
	table: FilterTable<Row>,
	context: FilterContext,
): Array<Word<Row>> {
	const condition: Condition = {
		key: toText(given.attribute_key) ?? '',
		operator: toText(given.filter_operator) ?? '',
		values: given.values,
	};
	const { prepared, orMissing } = prepareCondition(condition, table, context);
	const join = toText(given.query_operator)?.toUpperCase();
	const joined: Array<Word<Row>> = join === 'AND' || join === 'OR' ? [prepared, join] : [prepared];
	return orMissing ? [...joined, 'OR', orMissing] : joined;
}

function prepareCondition<Row>(
	condition: Condition,
	{ fields, custom }: FilterTable<Row>,
	context: FilterContext,
): CustomCondition<Row> {
	const { key, operator, values } = condition;
	const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
	if (field && !field.operators.includes(operator)) throw invalidOperator(key, field.operators);
	const needsValue = operator !== 'is_present' && operator !== 'is_not_present';
	if (needsValue && isBlank(values)) throw invalidValue(key);
	if (field) return { prepared: field.prepare(condition, context) };
	const { definitions } = context;
	const definition = definitions.find((known) => known.key === key && known.model === custom.model);
	if (definition) return prepareCustom(condition, definition, custom, context);
	readValues(condition, context);
	throw invalidKey(key, Object.keys(fields));
}

/** The server's code reads the values before it looks up the key, and fails with the values of an unknown key, too. */
function readValues(condition: Condition, context: FilterContext): void {
	const { operator, values } = condition;
	if (operator === 'contains' || operator === 'does_not_contain') patternsOf(values);
	if (operator === 'is_greater_than' || operator === 'is_less_than' || operator === 'days_before') {
		prepareBeyond(
			condition,
			context,
			() => null,
			textType,
			() => undefined,
		);
	}
	if (operator === 'equal_to' || operator === 'not_equal_to') firstValue(values);
}

/**
 * The conditions of which all must be met, for each part between two ORs. Throws an HttpError with status 500 when the words are
 * no conditions with joining words between them.
 */
function alternatives<Row>(words: ReadonlyArray<Word<Row>>): Array<Array<Prepared<Row>>> {
	const parts: Array<Array<Prepared<Row>>> = [[]];
	for (const [index, word] of words.entries()) {
		const isJoin = typeof word === 'string';
		if (isJoin !== (index % 2 === 1)) throw faultOfServer();
		if (word === 'OR') parts.push([]);
		else if (!isJoin) parts.at(-1)?.push(word);
	}
	if (words.length % 2 === 0) throw faultOfServer();
	return parts;
}
