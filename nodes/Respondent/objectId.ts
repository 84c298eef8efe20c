import { displayValue, toList } from '../shared/parameters/convert';
import { InvalidInput } from '../shared/base/failure';

const OBJECT_ID = /^[0-9a-f]{24}$/i;

/** An ID as Respondent gives it to projects, users and screener responses: 24 hexadecimal digits. Throws a Refusal. */
export function objectId(value: unknown): string {
	const id = typeof value === 'string' ? value.trim() : value;
	if (typeof id === 'string' && OBJECT_ID.test(id)) return id;
	throw new InvalidInput(
		`is ${displayValue(value)}, which is not an ID of 24 hexadecimal digits`,
		'An ID looks like 65f0c1d2e3a4b5c6d7e8f9a1. For a person, use the user ID: Screener Response: Get Many lists it as "userId".',
	);
}

/** One or more such IDs, as a list or as text separated by commas or line breaks; duplicates go. Throws a Refusal. */
export function objectIds(value: unknown): string[] {
	const ids = toList(value).map(objectId);
	if (ids.length === 0) throw new InvalidInput('holds no ID', 'Give at least one.');
	return [...new Set(ids.map((id) => id.toLowerCase()))];
}
