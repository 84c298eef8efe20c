import type { IDataObject } from 'n8n-workflow';

/** True for a JSON object that holds anything at all. */
export function isRecord(value: unknown): value is IDataObject {
	return isObject(value) && !isEmpty(value);
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an object that holds nothing, and a list without entries. */
export function isEmpty(value: object): boolean {
	// Asked of every record of a list, several times: a list of its keys would be made only to be thrown away.
	for (const name in value) if (Object.hasOwn(value, name)) return false;
	return true;
}

/** A value as text: '' for what is missing, and for objects and lists, which have no text of their own. */
export function toText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The object that stands at `name`, or an empty one: answers leave parts out. */
export function objectAt(record: IDataObject, name: string): IDataObject {
	const value = record[name];
	return isObject(value) ? value : {};
}

/** The objects that stand in the list at `name`; none when there is no such list. */
export function objectsAt(record: IDataObject, name: string): IDataObject[] {
	const value: unknown = record[name];
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** True for what an empty field or a broken expression gives. */
export function isNothing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The values of one row, by field name; collections are nested objects. */
export type Values = Record<string, unknown>;

/** A value without what it holds by these names, at any depth: a copy, or itself when there is nothing to leave out. */
export function omitDeep<T>(value: T, hidden: string[] = []): T {
	// A copy of each record would double the memory that a long list takes.
	return containsKey(value, hidden) ? copyWithout(value, hidden) : value;
}

function containsKey(value: unknown, names: string[]): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (Array.isArray(value)) return value.some((entry) => containsKey(entry, names));
	for (const name in value) if (names.includes(name) || containsKey(Reflect.get(value, name), names)) return true;
	return false;
}

function copyWithout<T>(value: T, names: string[]): T {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((entry: unknown) => copyWithout(entry, names)) as T;
	const kept = Object.entries(value).filter(([name]) => !names.includes(name));
	return Object.fromEntries(kept.map(([name, entry]) => [name, copyWithout(entry, names)])) as T;
}

/** A copy of a record without the properties of these names. */
export function omit(record: IDataObject, ...names: string[]): IDataObject {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** A text for comparison: servers may trim a text, or change its line ends. */
export function normalizeText(text: unknown): string {
	return toText(text).replace(/\r\n?/g, '\n').trim();
}
