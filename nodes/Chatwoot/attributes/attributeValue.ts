import { cleanPasted, displayValue, InvalidInput, toIsoDate, toText } from '../../shared';
import type { AttributeValue } from '../customAttributes';
import type { AttributeDefinition } from './definitions';

/**
 * A value as the type of its custom attribute: a number, an ISO day, true or false, a URL, one of the values of a list, or text.
 * Null stays null, which clears the attribute. Throws an InvalidInput that names the attribute.
 *
 * Chatwoot stores any value. Its database reads the values of all records as the type of the attribute: with one record that has
 * "n/a" for a number or a date, every filter by the attribute is a 500 (seen on Chatwoot 4.15.1 and 4.8.0).
 */
export function attributeValue(definition: AttributeDefinition, given: AttributeValue): AttributeValue {
	if (given === null) return null;
	const { key, type, values } = definition;
	const text = cleanPasted(toText(given));
	const converted = convert(type, text, values, given);
	if (converted !== undefined) return converted;
	throw new InvalidInput(
		`The custom attribute "${key}" is ${displayValue(given)}, but takes ${wanted(type, values)}`,
		'Correct the value, or change the type under Settings → Custom Attributes.',
	);
}

/** The day of an ISO date or time, as it is written there. Throws an InvalidInput for anything else. */
export function isoDay(text: string): string {
	if (!/^\d{4}-/.test(text)) throw new InvalidInput(`is no date: ${displayValue(text)}`);
	toIsoDate(text, 'UTC');
	return text.slice(0, 10);
}

function convert(type: string, text: string, values: string[], given: AttributeValue): AttributeValue | undefined {
	switch (type) {
		case 'number':
		case 'currency':
		case 'percent':
			return typeof given === 'boolean' ? undefined : toNumber(text);
		case 'date':
			return toDay(text);
		case 'checkbox':
			return toTruth(text);
		case 'link':
			return /^(https?|ftp):\/\//i.test(text) && URL.canParse(text) ? text : undefined;
		case 'list':
			return values.find((known) => known.trim() === text);
		default:
			// Numbers and truth values stay what an expression gave: older records hold them as such.
			return given;
	}
}

function wanted(type: string, values: string[]): string {
	switch (type) {
		case 'date':
			return 'a date such as 2026-03-02';
		case 'checkbox':
			return 'true or false';
		case 'link':
			return 'a URL such as https://example.com';
		case 'list':
			return `one of: ${values.join(', ')}`;
		default:
			return 'a number such as 12 or 12.5';
	}
}

function toNumber(text: string): number | undefined {
	if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
	const number = Number(text);
	// A longer whole number would be stored as another one.
	const isExact = !Number.isInteger(number) || Number.isSafeInteger(number);
	return Number.isFinite(number) && isExact ? number : undefined;
}

function toDay(text: string): string | undefined {
	try {
		return isoDay(text);
	} catch {
		return undefined;
	}
}

/** A text as true or false; undefined when it is neither. */
export function toTruth(text: string): boolean | undefined {
	if (/^(true|1|yes)$/i.test(text)) return true;
	return /^(false|0|no)$/i.test(text) ? false : undefined;
}
