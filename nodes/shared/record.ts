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
export function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The object that stands at `name`, or an empty one: answers leave parts out. */
export function part(record: IDataObject, name: string): IDataObject {
	const value = record[name];
	return isObject(value) ? value : {};
}

/** The objects that stand in the list at `name`; none when there is no such list. */
export function parts(record: IDataObject, name: string): IDataObject[] {
	const value: unknown = record[name];
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
