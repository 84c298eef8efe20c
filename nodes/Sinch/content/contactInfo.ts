import { toList } from '../../shared/parameters/convert';
import { filled, group } from '../body';
import type { Kind } from './messageType';
import { line } from './simple';

export const contactInfo: Kind = {
	option: { name: 'Contact Info', value: 'contactInfo', description: "Somebody's name, numbers and addresses" },
	fields: [
		line('Full Name', 'fullName', 'Name as it is shown', { required: true, placeholder: 'e.g. Noor Bakker' }),
		line('Phone Numbers', 'phoneNumbers', 'One or more, separated by commas', {
			required: true,
			placeholder: 'e.g. +46701234567',
		}),
		{
			displayName: 'Contact Info Fields',
			name: 'contactInfoFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				line('Birthday', 'birthday', 'As year-month-day', { placeholder: 'e.g. 1990-05-17' }),
				line('City', 'city', 'City of the address', { placeholder: 'e.g. Lund' }),
				line('Company', 'company', 'Name of the company', { placeholder: 'e.g. Example Ltd' }),
				line('Country', 'country', 'Country of the address', { placeholder: 'e.g. Sweden' }),
				line('Department', 'department', 'Department in the company', { placeholder: 'e.g. Sales' }),
				line('Email Addresses', 'emails', 'One or more, separated by commas', { placeholder: 'e.g. noor@example.com' }),
				line('First Name', 'firstName', 'First name', { placeholder: 'e.g. Noor' }),
				line('Job Title', 'jobTitle', 'What the person does in the company', { placeholder: 'e.g. Account manager' }),
				line('Last Name', 'lastName', 'Last name', { placeholder: 'e.g. Bakker' }),
				line('Middle Name', 'middleName', 'Middle name', { placeholder: 'e.g. Maria' }),
				line('Name Prefix', 'prefix', 'What stands in front of the name', { placeholder: 'e.g. Dr.' }),
				line('Name Suffix', 'suffix', 'What stands behind the name', { placeholder: 'e.g. Jr.' }),
				line('State', 'state', 'State or region of the address', { placeholder: 'e.g. Skåne' }),
				line('URLs', 'urls', 'One or more web pages, separated by commas', { placeholder: 'e.g. https://example.com' }),
				line('ZIP Code', 'zip', 'Postal code of the address', { placeholder: 'e.g. 223 50' }),
			],
		},
	],
	build: ({ fullName, phoneNumbers, contactInfoFields }) => {
		const { birthday, city, company, country, department, emails, jobTitle, state, urls, zip, ...names } =
			group(contactInfoFields);
		const { firstName, lastName, middleName, prefix, suffix } = names;
		const address = filled({ city, country, state, zip });
		return {
			contact_info_message: {
				name: filled({
					full_name: fullName,
					first_name: firstName,
					middle_name: middleName,
					last_name: lastName,
					prefix,
					suffix,
				}),
				phone_numbers: toList(phoneNumbers).map((phone_number) => ({ phone_number })),
				...filled({
					addresses: Object.keys(address).length > 0 ? [address] : [],
					email_addresses: toList(emails).map((email_address) => ({ email_address })),
					organization: filled({ company, department, title: jobTitle }),
					urls: toList(urls).map((url) => ({ url })),
					birthday,
				}),
			},
		};
	},
};
