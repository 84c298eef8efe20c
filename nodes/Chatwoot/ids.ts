import { cleanPasted, displayValue, InvalidInput } from '../shared';

/** An ID as Chatwoot gives it: a whole number, also as pasted text. Throws an InvalidInput for anything else. */
export function numericId(value: unknown): number {
	const text = typeof value === 'string' ? cleanPasted(value) : value;
	const id = typeof text === 'number' || (typeof text === 'string' && /^\d+$/.test(text)) ? Number(text) : NaN;
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new InvalidInput(
		`is ${displayValue(value)}, which is no ID of Chatwoot`,
		'An ID is a whole number such as 42, as the address in the dashboard shows it; not a UUID.',
	);
}
