import { containsLike } from '../like';
import { faultOfServer } from '../errors';
import type { SqlType } from './sqlTypes';
import type { Prepared } from './types';

/** Reads the value of a row; null when the row has none. */
export type Read<Row> = (row: Row) => unknown;

/** `IN (…)`: the value is one of the operands. */
export function isOneOf<Row>(read: Read<Row>, operands: readonly unknown[], type: SqlType): Prepared<Row> {
	return () => {
		const wanted = operands.map((value) => type.operand(value));
		return (row) => {
			const own = read(row);
			return own !== null && wanted.includes(own);
		};
	};
}

/** `NOT IN (…)`: the value is none of the operands. A row without a value is left out; an operand null leaves out all rows. */
export function isNoneOf<Row>(read: Read<Row>, operands: readonly unknown[], type: SqlType): Prepared<Row> {
	return () => {
		const unwanted = operands.map((value) => type.operand(value));
		return (row) => {
			const own = read(row);
			return own !== null && !unwanted.includes(null) && !unwanted.includes(own);
		};
	};
}

export function isPresent<Row>(read: Read<Row>): Prepared<Row> {
	return () => (row) => read(row) !== null;
}

export function isNotPresent<Row>(read: Read<Row>): Prepared<Row> {
	return () => (row) => read(row) === null;
}

/** Numbers, days and truth values by size, texts in the order of the database's language. */
const { compare: compareTexts } = new Intl.Collator('en');

/** `>` and `<`. A row without a value is left out. */
export function isBeyond<Row>(read: Read<Row>, operator: string, limit: () => unknown): Prepared<Row> {
	const sign = operator === 'is_greater_than' ? 1 : -1;
	return () => {
		const edge = limit();
		return (row) => {
			const own = read(row);
			if (own === null || edge === null) return false;
			const isText = typeof own === 'string' && typeof edge === 'string';
			const difference = isText ? compareTexts(own, edge) : Number(own) - Number(edge);
			return Math.sign(difference) === sign;
		};
	};
}

/**
 * The patterns of `contains`: the values without blanks at their ends. Throws an HttpError with status 500 for a value that is
 * no text. Chatwoot v4.15.1 app/services/filter_service.rb (values_for_ilike)
 */
export function patternsOf(values: unknown): string[] {
	const list = typeof values === 'string' ? [values] : values;
	if (!Array.isArray(list)) throw faultOfServer();
	return list.map((value) => {
		if (typeof value !== 'string') throw faultOfServer();
		return value.trim();
	});
}

/** `ILIKE ANY` and `NOT ILIKE ALL`. A row without a value is left out. Columns of other types than text give a 500. */
export function containsAny<Row>(
	read: Read<Row>,
	operator: string,
	patterns: string[],
	isText: boolean,
): Prepared<Row> {
	return () => {
		if (!isText) throw faultOfServer();
		const tests = patterns.map((pattern) => containsLike(pattern));
		const isWanted = operator === 'contains';
		return (row) => {
			const own = read(row);
			return typeof own === 'string' && tests.some((test) => test(own)) === isWanted;
		};
	};
}
