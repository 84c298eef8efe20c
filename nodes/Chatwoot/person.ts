import { cleanPasted, displayValue, InvalidInput, toE164, toText, type Values } from '../shared';

/** The property by which a contact is looked up. An account has at most one contact with a given value of it. */
export type ContactKey = 'email' | 'identifier' | 'phone_number';

/** A person, who may be a contact or not. */
export interface Person {
	key: ContactKey;
	value: string;
}

/** The person that a row names in its Contact By fields. */
export function personOf({ contactBy, email, identifier, phoneNumber }: Values): Person {
	return { key: contactBy as ContactKey, value: toText(email ?? identifier ?? phoneNumber).trim() };
}

/** For `convert`: an email address in lower case. Throws an InvalidInput. */
export function toEmail(value: unknown): string {
	const text = cleanPasted(toText(value));
	if (/^[^@\s]+@[^@\s]+$/.test(text)) return text.toLowerCase();
	throw new InvalidInput(
		`is ${displayValue(text || value)}, which is no email address`,
		'Enter one such as ada@example.com.',
	);
}

/** For `convert`: a phone number in the form +12025550123. Throws an InvalidInput. */
export const toPhoneNumber = (value: unknown) => toE164(value);
