import type { IDataObject } from 'n8n-workflow';
import { entriesOf, hasVisibleText, InvalidInput, isRecord, toText } from '../shared';

/** A value as an object, e.g. what a collection holds; an empty object when the value is none. */
export function toRecord(value: unknown): IDataObject {
	return isRecord(value) ? value : {};
}

/**
 * The entries of a field of names and values, as one object. `convertName` makes the names that the API knows. Throws an
 * InvalidInput, which names the field by its `label`, when a value is empty or a name comes twice.
 */
export function uniquePairsOf(value: unknown, label: string, convertName = (name: string) => name): IDataObject {
	const pairs = new Map<string, string>();
	for (const entry of entriesOf(value)) {
		const name = convertName(toText(entry.name).trim());
		const text = toText(entry.value);
		if (!hasVisibleText(text)) {
			throw new InvalidInput(
				`"${label}" has no value for "${name}"`,
				'If the value is an expression, check that the column it names exists and is filled in this row.',
			);
		}
		if (pairs.has(name)) throw new InvalidInput(`"${label}" has "${name}" twice`, 'Leave one of the two out.');
		pairs.set(name, text);
	}
	return Object.fromEntries(pairs);
}
