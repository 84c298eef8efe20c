import type { IDataObject } from 'n8n-workflow';
import { displayValue, InvalidInput, toText } from '../shared';

/** An object, given as such or as JSON text. Throws an InvalidInput for anything else. */
export function toJsonObject(value: unknown): IDataObject {
	const parsed: unknown = typeof value === 'string' ? parseJson(value) : value;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
	throw new InvalidInput(`must be a JSON object, but is ${displayValue(value)}`, 'It begins with { and ends with }.');
}

function parseJson(text: string): unknown {
	let reason: string;
	try {
		return JSON.parse(text);
	} catch (error) {
		reason = error instanceof Error ? error.message : String(error);
	}
	throw new InvalidInput(`is no JSON: ${reason}`, 'Check quotes, commas and brackets.');
}

/** A conversion like toJsonObject that also throws an InvalidInput for JSON of more than `length` characters. */
export function toJsonObjectUpTo(length: number): (value: unknown) => IDataObject {
	return (value) => {
		const object = toJsonObject(value);
		toTextUpTo(length)(JSON.stringify(object));
		return object;
	};
}

/** A conversion to text; an object becomes JSON. It throws an InvalidInput for more than `length` characters. */
export function toTextUpTo(length: number): (value: unknown) => string {
	return (value) => {
		const text = typeof value === 'object' ? JSON.stringify(value) : toText(value);
		if (text.length <= length) return text;
		throw new InvalidInput(`has ${text.length} characters, but Sinch takes ${length} at most`, 'Shorten it.');
	};
}
