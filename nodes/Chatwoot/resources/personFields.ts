import type { INodeProperties } from 'n8n-workflow';
import { holdsOwnId, oneOfKinds, whenMain } from '../../shared';
import { toEmail } from '../emailAddress';
import { toPhoneNumber } from '../person';

/** A person by phone number, email address or identifier; `personOf` reads it. The modes are the names of the API's properties. */
export const person = oneOfKinds({
	displayName: 'Contact',
	name: 'person',
	description:
		'The person, by phone number with plus sign and country code, by email address, or by the identifier of your own system. The contact that has exactly this value is used. Blanks, dashes, dots and brackets are taken out of a phone number.',
	kinds: [
		{ displayName: 'Phone', name: 'phone_number', placeholder: 'e.g. +12025550123' },
		{ displayName: 'Email', name: 'email', placeholder: 'e.g. name@email.com' },
		{ displayName: 'Identifier', name: 'identifier', placeholder: 'e.g. crm-0017', ...holdsOwnId },
	],
});

const ninthDigit: INodeProperties = {
	displayName: 'Match Brazilian Ninth Digit',
	name: 'ninthDigit',
	type: 'boolean',
	default: true,
	description:
		'Whether a contact is also found whose Brazilian mobile number has the ninth digit where yours does not, or the reverse: +5541999998888 and +554199998888 are one person',
};

/** Entries of Options beside `person`. */
export const personOptions = whenMain('person.mode', ['phone_number'], [ninthDigit]);

/** The conversions of `person`. */
export const personConversions = { 'person.email': toEmail, 'person.phone_number': toPhoneNumber };

/** The name of a contact that has to be created. */
export const contactName: INodeProperties = {
	displayName: 'Contact Name',
	name: 'contactName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ada Example',
	description: 'The name to give the contact if it has to be created. A contact that exists keeps its name.',
};
