import { cleanPasted, displayValue, InvalidInput, toText } from '../shared';
import { toEmail } from './emailAddress';

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

/** An agent by ID, or by email address in lower case. Throws an InvalidInput for anything else. */
export function agentReference(value: unknown): number | string {
	return toText(value).includes('@') ? toEmail(value) : numericId(value);
}
