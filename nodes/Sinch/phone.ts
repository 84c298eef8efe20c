import type { IDataObject } from 'n8n-workflow';
import { cleanPasted, InvalidInput, toE164, toText } from '../shared';
import { toId } from './ids';

/** Channels on which people are known by their phone number. */
export const PHONE_CHANNELS = new Set(['MMS', 'RCS', 'SMS', 'VIBERBM', 'WHATSAPP']);

// Mobile numbers in Mexico had a 1 after the country code until 2019. WhatsApp identities still have it.
const MEXICAN_WHATSAPP = /^\+521[2-9]\d{9}$/;

// WhatsApp's own form of an identity: the whole international number without +. Ten digits are as a rule a national number, e.g. of
// North America, India or Mexico. Only for Denmark they are taken as a whole number, except where they are a number of North America
// too (area codes 450 and 458). Numbers of Mexico and Brazil that begin with 45 have the same form: the docs say so.
const WHATSAPP_IDENTITY = /^(?:[1-9]\d{10,14}|45(?![08][2-9])\d{8})$/;

/**
 * The identity of a person on a channel, as the API takes it: phone numbers in E.164 form, everything else without what
 * pasting adds. Throws an InvalidInput, whose message begins with `name`, for a text that holds nothing, for a wrong phone number, and
 * for one without + or 00, unless it is an identity as WhatsApp writes it.
 */
export function toIdentity(channel: string, identity: unknown, name = '"Phone Number or ID" '): string {
	const text = cleanPasted(toText(identity));
	if (text === '')
		throw new InvalidInput(
			`${name}holds no phone number and no ID`,
			'Fill in the phone number, or the ID on the channel.',
		);
	if (!PHONE_CHANNELS.has(channel) || isMexicanWhatsApp(channel, text)) return text;
	const isWhatsAppForm = channel === 'WHATSAPP' && WHATSAPP_IDENTITY.test(text);
	return toE164(isWhatsAppForm ? `+${text}` : identity, name);
}

// Digits that begin with 0 or are grouped, e.g. 0701234567 or 70-123 45 67: no channel has such IDs. Other digits alone may be an ID.
// The ID of a contact begins with 0, too, but has 26 characters.
const NATIONAL_NUMBER = /^(?![1-9]\d*$)\(?\d[\d ()./\u2013-\u2015-]{0,22}$/;

/**
 * An identity whose channel is not known: a number with + or 00 in E.164 form, and everything else as it is, without what a
 * paste leaves. Throws an InvalidInput for a wrong phone number, and for one without its country code: Sinch would know nobody by it.
 * So it does for an object, and for a text of quotes or invisible marks alone: a list without this filter would hold everybody.
 */
export function toIdentityOfAnyChannel(value: unknown): string {
	const text = toId(value);
	return NATIONAL_NUMBER.test(text) || /^\(?(?:\+|00)/.test(text) ? toE164(text) : text;
}

/**
 * An identity of an answer as items show it. Sinch writes phone numbers with or without the plus sign. Items always have it, so
 * that they can be compared, and used as input again.
 */
export function toItemIdentity(channel: unknown, identity: IDataObject[string]): IDataObject[string] {
	const isBareNumber = PHONE_CHANNELS.has(toText(channel)) && /^[1-9]\d{6,14}$/.test(toText(identity));
	if (isBareNumber) return `+${toText(identity)}`;
	return identity === undefined || identity === '' ? null : identity;
}

function isMexicanWhatsApp(channel: string, text: string): boolean {
	return channel === 'WHATSAPP' && MEXICAN_WHATSAPP.test(text);
}

/** The forms in which the API may store an identity whose channel is known: phone numbers with or without the plus sign. */
export function storedFormsOf(identity: string): string[] {
	return /^\+\d+$/.test(identity) ? [identity, identity.slice(1)] : [identity];
}

/** As storedFormsOf, for an identity whose channel is not known: digits alone may be a phone number, too. */
export function storedFormsOfAnyChannel(identity: string): string[] {
	return storedFormsOf(identity.replace(/^(?=[1-9]\d{6,14}$)/, '+'));
}
