import type { IDataObject } from 'n8n-workflow';
import { isRecord, toText } from '../shared';

/** A value as an object, e.g. what a collection holds; an empty object when the value is none. */
export function toRecord(value: unknown): IDataObject {
	return isRecord(value) ? value : {};
}

/** The entries of a field that takes several (a fixedCollection). */
export function entriesOf(value: unknown): IDataObject[] {
	const list: unknown = Object.values(toRecord(value))[0];
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** The entries of a field of names and values, as one object. */
export function pairsOf(value: unknown): IDataObject {
	return Object.fromEntries(entriesOf(value).map(({ name, value: text }) => [toText(name), toText(text)]));
}
