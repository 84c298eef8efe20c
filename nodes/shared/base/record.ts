import type { IDataObject } from 'n8n-workflow';

/** True for a JSON object with at least one property. */
export function isRecord(value: unknown): value is IDataObject {
	return isObject(value) && !isEmpty(value);
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an object without properties, and for an empty list. */
export function isEmpty(value: object): boolean {
	// Called several times for every record of a list, so it must not allocate a list of keys.
	for (const name in value) if (Object.hasOwn(value, name)) return false;
	return true;
}

/** A string, number or boolean as text; '' for anything else, also for objects and lists. */
export function toText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The object at `name`; an empty one when the answer has no object there. */
export function objectAt(record: IDataObject, name: string): IDataObject {
	const value = record[name];
	return isObject(value) ? value : {};
}

/** The objects in the list at `name`; none when the answer has no list there. */
export function objectsAt(record: IDataObject, name: string): IDataObject[] {
	const value: unknown = record[name];
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** True for the value of an empty field, and for undefined, which n8n gives for a broken expression. */
export function isNothing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

// Zero-width and directional marks, fillers and variation selectors. The blank Braille pattern is a letter by its category.
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Control}\u2800]/u;

/** Whether a text has a character that a reader can see. */
export function hasVisibleText(text: string): boolean {
	return VISIBLE.test(text);
}

/** The number of characters of a text, as databases and vendors count: an emoji outside the basic plane is one, not two. */
export function countCharacters(text: string): number {
	return Array.from(text).length;
}

/** The values of one row, by field name; collections are nested objects. */
export type Values = Record<string, unknown>;

/** A value without the properties of these names, at any depth. Gives the value itself when it has none of them. */
export function omitDeep<T>(value: T, hidden: string[] = []): T {
	// Copying every record would double the memory of a long list.
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

/** A copy of a record without the properties that hold nothing: null or undefined. Values inside of lists and objects stay. */
export function withoutNulls(record: IDataObject): IDataObject {
	// A loop, because a list may have 100,000 records.
	const known: IDataObject = {};
	for (const name of Object.keys(record)) {
		const value = record[name];
		if (value !== null && value !== undefined) known[name] = value;
	}
	return known;
}

/** A text for comparison: servers may trim a text, or change its line ends. */
export function normalizeText(text: unknown): string {
	return toText(text).replace(/\r\n?/g, '\n').trim();
}
