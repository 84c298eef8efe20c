import { holdsAddressOrId, holdsOwnId, optionsOf, textField, toE164, toList } from '../../shared';
import { omitEmpty } from '../body';
import type { MessageType } from './messageType';

/** A list of phone numbers in E.164 form. Throws an InvalidInput for a wrong one. */
export function toPhoneNumbers(value: unknown): string[] {
	return toList(value).map((number) => toE164(number));
}

export const contactInfo: MessageType = {
	option: { name: 'Contact Info', value: 'contactInfo', description: "Somebody's name, numbers and addresses" },
	fields: [
		textField('Full Name', 'fullName', 'Name as it is shown', { required: true, placeholder: 'e.g. Noor Bakker' }),
		textField('Phone Numbers', 'phoneNumbers', 'One or more with + and country code, separated by commas', {
			required: true,
			placeholder: 'e.g. +46701234567',
		}),
	],
	options: [
		textField('Birthday', 'birthday', 'As year-month-day', { ...holdsAddressOrId, placeholder: 'e.g. 1990-05-17' }),
		textField('City', 'city', 'City of the address', { placeholder: 'e.g. Lund' }),
		textField('Company', 'company', 'Name of the company', { placeholder: 'e.g. Example Ltd' }),
		textField('Country', 'country', 'Country of the address', { placeholder: 'e.g. Sweden' }),
		textField('Department', 'department', 'Department in the company', { placeholder: 'e.g. Sales' }),
		textField('Email Addresses', 'emails', 'One or more, separated by commas', {
			...holdsOwnId,
			placeholder: 'e.g. noor@example.com',
		}),
		textField('First Name', 'firstName', 'First name', { placeholder: 'e.g. Noor' }),
		textField('Job Title', 'jobTitle', 'What the person does in the company', {
			placeholder: 'e.g. Account manager',
		}),
		textField('Last Name', 'lastName', 'Last name', { placeholder: 'e.g. Bakker' }),
		textField('Middle Name', 'middleName', 'Middle name', { placeholder: 'e.g. Maria' }),
		textField('Name Prefix', 'prefix', 'What stands in front of the name', { placeholder: 'e.g. Dr.' }),
		textField('Name Suffix', 'suffix', 'What stands behind the name', { placeholder: 'e.g. Jr.' }),
		textField('State', 'state', 'State or region of the address', { placeholder: 'e.g. Skåne' }),
		textField('URLs', 'urls', 'One or more web pages, separated by commas', {
			...holdsOwnId,
			placeholder: 'e.g. https://example.com',
		}),
		textField('ZIP Code', 'zip', 'Postal code of the address', { placeholder: 'e.g. 223 50' }),
	],
	build: (values) => {
		const { fullName, phoneNumbers } = values;
		const { birthday, city, company, country, department, emails, jobTitle, state, urls, zip, ...names } =
			optionsOf(values);
		const { firstName, lastName, middleName, prefix, suffix } = names;
		const address = omitEmpty({ city, country, state, zip });
		return {
			contact_info_message: {
				name: omitEmpty({
					full_name: fullName,
					first_name: firstName,
					middle_name: middleName,
					last_name: lastName,
					prefix,
					suffix,
				}),
				phone_numbers: toList(phoneNumbers).map((phone_number) => ({ phone_number })),
				...omitEmpty({
					addresses: Object.keys(address).length > 0 ? [address] : [],
					email_addresses: toList(emails).map((email_address) => ({ email_address })),
					organization: omitEmpty({ company, department, title: jobTitle }),
					urls: toList(urls).map((url) => ({ url })),
					birthday,
				}),
			},
		};
	},
};
