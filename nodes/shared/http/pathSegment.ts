import { InvalidInput } from '../base/failure';

/**
 * Encodes a value as one segment of a URL's path. Every value that enters a URL goes through here. `name` is the label that
 * the user knows the value by.
 *
 * Throws an InvalidInput when the value is no ID: neither text nor a whole number, blank, `.` or `..` (URL parsers resolve
 * these even when they are encoded), or text with a lone surrogate, which has no encoding.
 */
export function pathSegment(value: unknown, name: string): string {
	const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
	if (typeof text !== 'string') {
		throw new InvalidInput(`"${name}" must be an ID, but is ${describe(value)}`, 'Enter the ID as text.');
	}
	const id = text.trim();
	if (id === '')
		throw new InvalidInput(`"${name}" is empty`, 'Enter an ID, or check the expression that should give it.');
	if (id === '.' || id === '..') throw new InvalidInput(`"${name}" is "${id}", which is no ID`, 'Enter the ID itself.');
	if (/\p{Surrogate}/u.test(id)) {
		throw new InvalidInput(`"${name}" holds characters that cannot stand in an address`, 'Enter the ID itself.');
	}
	return encodeURIComponent(id);
}

function describe(value: unknown): string {
	if (value === null || value === undefined) return 'missing';
	return Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
}
