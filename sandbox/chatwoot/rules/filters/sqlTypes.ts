import { faultOfServer } from '../errors';
import { castDate } from './days';

/** A type of the database: how it reads stored texts, and which operands it takes. */
export interface SqlType {
	/** A stored text as a value of the type. Throws an HttpError with status 500 when the text is none. */
	cast: (text: string) => unknown;
	/** A value of a request as a value of the type; null for null. Throws an HttpError with status 500 for other types. */
	operand: (value: unknown) => unknown;
}

function castNumber(text: string): number {
	const number = text.trim().toLowerCase();
	if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/.test(number)) return Number(number);
	if (number === 'nan') return NaN;
	const infinite = /^([+-]?)inf(?:inity)?$/.exec(number);
	if (!infinite) throw faultOfServer();
	return infinite[1] === '-' ? -Infinity : Infinity;
}

const trueWords = ['true', 'yes', 'on', '1'];
const falseWords = ['false', 'no', 'off', '0'];

/** PostgreSQL also takes the beginnings of these words; a lone `o` is neither. */
function castBoolean(text: string): boolean {
	const word = text.trim().toLowerCase();
	const begins = (words: string[]) => word !== '' && word !== 'o' && words.some((known) => known.startsWith(word));
	if (begins(trueWords)) return true;
	if (begins(falseWords)) return false;
	throw faultOfServer();
}

/** The largest number of a column, by the number of its bytes. */
const largest = { 4: 2n ** 31n - 1n, 8: 2n ** 63n - 1n } as const;

function castInteger(text: string, bytes: 4 | 8): number {
	if (!/^\s*[+-]?\d+\s*$/.test(text)) throw faultOfServer();
	const number = BigInt(text.trim().replace('+', ''));
	if (number > largest[bytes] || number < -largest[bytes] - 1n) throw faultOfServer();
	return Number(number);
}

/** A type whose operands are texts, which it casts, and values of one type of JSON. */
function sqlType(cast: SqlType['cast'], own?: 'boolean' | 'number'): SqlType {
	const operand = (value: unknown) => {
		if (value === null || value === undefined) return null;
		if (typeof value === 'string') return cast(value);
		if (typeof value !== own) throw faultOfServer();
		return value;
	};
	return { cast, operand };
}

export const textType = sqlType((text) => text);
export const numberType = sqlType(castNumber, 'number');
export const booleanType = sqlType(castBoolean, 'boolean');
export const integerType = (bytes: 4 | 8) => sqlType((text) => castInteger(text, bytes), 'number');
export const dateType = (today: number) => sqlType((text) => castDate(text, today));
