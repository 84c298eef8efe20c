import { optionsOf, toE164, toText, type ValueOfKind, type Values } from '../shared';

/** The property by which a contact is looked up. An account has at most one contact with a given value of it. */
export type ContactKey = 'email' | 'identifier' | 'phone_number';

/** A person, who may be a contact or not. */
export interface Person {
	key: ContactKey;
	value: string;
	/** The same Brazilian phone number with or without its ninth digit, where the row asks for both. */
	otherSpelling?: string;
}

/** The person that a row names in Contact. */
export function personOf(values: Values): Person {
	const { mode: key, value } = values.person as ValueOfKind<ContactKey>;
	const person = { key, value: toText(value).trim() };
	const otherSpelling = optionsOf(values).ninthDigit === true ? otherBrazilianSpelling(person.value) : undefined;
	return otherSpelling === undefined ? person : { ...person, otherSpelling };
}

/** A text that is the same for all rows of a run that name this person; a key for caches and the mutex. */
export function personKey({ key, value, otherSpelling = '' }: Person): string {
	return `person ${key} ${value.length < otherSpelling.length ? otherSpelling : value}`;
}

/**
 * A Brazilian mobile number with its ninth digit taken out, or put in; undefined for other numbers. Numbers of eight digits
 * that begin with 6 to 9 were mobile numbers, and got the digit 9 in front. Eight digits that begin with 2 to 5 are landlines, so
 * 94123-4567 has no such form.
 *
 * Anatel, Resolução 553/2010 and its schedule up to 2016
 */
function otherBrazilianSpelling(phoneNumber: string): string | undefined {
	const [, area, ninth, rest] = /^\+55([1-9]\d)(9?)([6-9]\d{7})$/.exec(phoneNumber) ?? [];
	if (area === undefined || rest === undefined) return undefined;
	return `+55${area}${ninth === '' ? '9' : ''}${rest}`;
}

/** For `convert`: a phone number in the form +12025550123. Throws an InvalidInput. */
export const toPhoneNumber = (value: unknown) => toE164(value);
