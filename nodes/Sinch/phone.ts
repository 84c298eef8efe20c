import { displayValue, InvalidInput, toText } from '../shared';

/** Channels on which people are known by their phone number. */
export const PHONE_CHANNELS = new Set(['MMS', 'RCS', 'SMS', 'VIBERBM', 'WHATSAPP']);

const HINT = 'Write it with + and the country code, e.g. +46701234567.';
// Spaces of any kind, hyphens and dashes, dots, slashes and brackets only group the digits.
const GROUPING = /[\s\u00a0\u2007\u202f()./\u2010-\u2015\u2212-]/g;

/**
 * A phone number in E.164 form: `+` and digits. Takes numbers that can mean one phone only: with a leading + or 00, or with
 * at least 11 digits that begin with a country code.
 *
 * Throws an InvalidInput, whose message begins with `name`, for anything else. A national number with a leading 0, for
 * example, is another phone in every country.
 */
export function toE164(value: unknown, name = ''): string {
	const text = toText(value).trim();
	const refuse = (why: string) => new InvalidInput(`${name}is ${displayValue(text)}, which ${why}`, HINT);
	if (/\(0/.test(text))
		throw refuse('has a national 0 in brackets, and it is not clear whether that belongs to the number');
	const bare = text.replace(GROUPING, '');
	const international = /^(?:\+|00)(\d+)$/.exec(bare)?.[1];
	if (international === undefined && !/^\d+$/.test(bare)) throw refuse('is no phone number');
	const digits = international ?? bare;
	if (digits.startsWith('0')) throw refuse('begins with 0, so that its country is not known');
	if (digits.length < 7) throw refuse('is too short for a phone number');
	if (digits.length > 15) throw refuse('is too long for a phone number');
	if (international === undefined && digits.length < 11) throw refuse('may be a number without its country code');
	return `+${digits}`;
}

/**
 * The identity of a person on a channel, as the API takes it: phone numbers in E.164 form, everything else without the
 * blanks around it. Throws an InvalidInput for a wrong phone number.
 */
export function toIdentity(channel: string, identity: unknown): string {
	return PHONE_CHANNELS.has(channel) ? toE164(identity, '"Identity" ') : toText(identity).trim();
}

/** The forms in which the API may store an identity: phone numbers with or without the plus sign. */
export function storedFormsOf(identity: string): string[] {
	return /^\+\d+$/.test(identity) ? [identity, identity.slice(1)] : [identity];
}
