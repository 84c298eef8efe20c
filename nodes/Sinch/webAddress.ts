import { cleanPasted, displayValue, InvalidInput, toText } from '../shared';

/**
 * A public web address as the API takes it: without what a paste leaves, and with blanks and letters outside ASCII encoded.
 * Sinch fetches media from the address after it has accepted the message, so a wrong one would fail silently. Throws an
 * InvalidInput for anything but an http or https address.
 */
export function toWebAddress(value: unknown): string {
	const text = cleanPasted(toText(value));
	if (/^https?:\/\/[^/\s]/i.test(text) && URL.canParse(text)) {
		return /^[\x21-\x7e]+$/.test(text) ? text : new URL(text).href;
	}
	throw new InvalidInput(
		`is ${displayValue(value)}, which is no web address`,
		'Enter the whole address, which begins with https://.',
	);
}
