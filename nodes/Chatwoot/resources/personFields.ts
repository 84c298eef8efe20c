import type { INodeProperties } from 'n8n-workflow';
import { when, whenMain, holdsOwnId } from '../../shared';
import { toEmail } from '../emailAddress';
import { toPhoneNumber } from '../person';

const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'name@email.com',
	required: true,
	default: '',
	description: 'The email address of the person',
};

const identifier: INodeProperties = {
	displayName: 'Identifier',
	name: 'identifier',
	...holdsOwnId,
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. crm-0017',
	description: 'The ID that the person has in your own system, as stored in the contact',
};

const phoneNumber: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +12025550123',
	description: 'The phone number with plus sign and country code. Blanks, dashes, dots and brackets are taken out.',
};

const ninthDigit: INodeProperties = {
	displayName: 'Match Brazilian Ninth Digit',
	name: 'ninthDigit',
	type: 'boolean',
	default: true,
	description:
		'Whether a contact is also found whose Brazilian mobile number has the ninth digit where yours does not, or the reverse: +5541999998888 and +554199998888 are one person',
};

/** A person by email, identifier or phone number; `personOf` reads them. */
export const personFields: INodeProperties[] = [
	{
		displayName: 'Contact By',
		name: 'contactBy',
		type: 'options',
		default: 'phone_number',
		description: 'What is known of the person. The contact that has exactly this value is used.',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'Identifier', value: 'identifier', description: 'The ID that the person has in your own system' },
			{ name: 'Phone Number', value: 'phone_number' },
		],
	},
	...when('contactBy', ['email'], [email]),
	...when('contactBy', ['identifier'], [identifier]),
	...when('contactBy', ['phone_number'], [phoneNumber]),
];

/** Entries of Options beside `personFields`. */
export const personOptions = whenMain('contactBy', ['phone_number'], [ninthDigit]);

/** The conversions of `personFields`. */
export const personConversions = { email: toEmail, phoneNumber: toPhoneNumber };

/** The name of a contact that has to be created. */
export const contactName: INodeProperties = {
	displayName: 'Contact Name',
	name: 'contactName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ada Example',
	description: 'The name to give the contact if it has to be created. A contact that exists keeps its name.',
};
