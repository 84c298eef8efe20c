import { displayValue, InvalidInput, toText } from '../shared';

/** Checks the address of a page: http or https. Gives it without blanks around it. Throws an InvalidInput. */
export function webAddress(value: unknown): string {
	const address = toText(value).trim();
	if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
	throw new InvalidInput(
		`is ${displayValue(value)}, which is no web address`,
		'Enter the whole address, e.g. https://meet.example.com/kitchen.',
	);
}
