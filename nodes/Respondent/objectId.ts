import { cleanPasted, displayValue, InvalidInput, toList } from '../shared';

/** The form of an ID of MongoDB, as a pattern. */
export const OBJECT_ID = '[0-9a-f]{24}';

const WHOLE = new RegExp(`^${OBJECT_ID}$`, 'i');

/**
 * Checks an ID of a project, a user or a screener response: 24 hexadecimal digits. Gives it without what
 * pasting adds, `ObjectId("…")` included. Throws an InvalidInput.
 */
export function objectId(value: unknown): string {
	const id = typeof value === 'string' ? cleanPasted(withoutWrapper(cleanPasted(value))) : value;
	if (typeof id === 'string' && WHOLE.test(id)) return id;
	throw new InvalidInput(
		`is ${displayValue(value)}, which is not an ID of 24 hexadecimal digits`,
		'An ID looks like 65f0c1d2e3a4b5c6d7e8f9a1. For a person, use the user ID: Screener Response: Get Many lists it as "userId".',
	);
}

// MongoDB's tools show an ID as ObjectId("65f0c1d2e3a4b5c6d7e8f9a1").
function withoutWrapper(text: string): string {
	return /^ObjectId\((.*)\)$/.exec(text)?.[1] ?? text;
}

/**
 * Checks one or more such IDs: a list, or text with commas, semicolons or line breaks between them. Gives them in lower
 * case, without duplicates. Throws an InvalidInput.
 */
export function objectIds(value: unknown): string[] {
	// No ID holds a separator, so the entries of a list are split as well.
	const ids = [value].flat(Infinity).flatMap(toList).map(objectId);
	if (ids.length === 0) throw new InvalidInput('holds no ID', 'Give at least one.');
	return [...new Set(ids.map((id) => id.toLowerCase()))];
}
