import { cleanPasted, displayValue, InvalidInput, toText } from '../shared';

/** An ID that goes out in a body, without what a paste leaves. Throws an InvalidInput for anything but text. */
export function toId(value: unknown): string {
	const id = cleanPasted(toText(value));
	if (id !== '') return id;
	throw new InvalidInput(`must be text, but is ${displayValue(value)}`, 'Pick one value out of it.');
}
