import { isRecord } from '../server/guards';
import type { Call, FormFile } from '../server/types';
import type { Attributes } from './store/records';

/** The body of a request as an object; empty for any other body. */
export function bodyOf({ body }: Call): Record<string, unknown> {
	return isRecord(body) ? body : {};
}

/** The query of a request as an object. */
export function queryOf({ query }: Call): Record<string, unknown> {
	return isRecord(query) ? query : {};
}

/** The parameters of a request as Rails has them: those of the query and those of the body, which win. */
export function paramsOf(call: Call): Record<string, unknown> {
	return { ...queryOf(call), ...bodyOf(call) };
}

/** A parameter as text, as Rails reads it; undefined when it is missing, null or no single value. */
export function toText(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A parameter as an ID or another whole number; undefined when it is none. */
export function toId(value: unknown): number | undefined {
	const text = toText(value);
	return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** A parameter as a boolean, as ActiveModel casts it: every value but these counts as true, a blank one as missing. */
export function toBoolean(value: unknown): boolean | undefined {
	const text = toText(value);
	if (text === undefined || text === '') return undefined;
	return !['false', '0', 'f', 'F', 'FALSE', 'off', 'OFF'].includes(text);
}

/** A parameter as a list; a single value becomes a list of one, a missing one an empty list. */
export function toList(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

/** A parameter as a list of texts. Entries of other types are left out. */
export function toTexts(value: unknown): string[] {
	return toList(value).flatMap((entry) => toText(entry) ?? []);
}

/** A parameter as attributes; undefined when it is no object. */
export function toAttributes(value: unknown): Attributes | undefined {
	return isRecord(value) ? value : undefined;
}

/** The files of a form's field. */
export function toFiles(value: unknown): FormFile[] {
	return toList(value).filter((entry): entry is FormFile => isRecord(entry) && Buffer.isBuffer(entry.bytes));
}

/** True for a value that Rails calls blank: missing, null, an empty text, blanks only, an empty list or object. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null || value === false) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.length === 0;
	return isRecord(value) && Object.keys(value).length === 0;
}
