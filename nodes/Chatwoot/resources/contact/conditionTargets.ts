import { code, custom, day, EQUALITY, labels, text, type ConditionSet } from '../../conditions/target';

/**
 * The properties of contacts that a condition can compare, with the operators that work for each.
 *
 * Chatwoot v4.15.1 lib/filters/filter_keys.yml:130-211; the first value alone counts: app/services/contacts/filter_service.rb:21-30.
 * That file also lists `starts_with` for the phone number, which app/services/filter_service.rb:40-43 treats as `equal_to`.
 */
export const contactConditions: ConditionSet = {
	model: 'contact_attribute',
	noun: 'contacts',
	comparesFirstValue: true,
	first: 'email',
	fieldNote: 'City, Company Name and Country Code are those that the dashboard shows in the profile of the contact.',
	valueNote:
		'The letter case does not count. Labels, codes and phone numbers: several separated by commas. Other texts are one text with its commas; several in double quotes, e.g. "ACME, Inc.", "Foo", or as an array from an expression.',
	example: 'ada@example.com',
	targets: [
		{ name: 'Blocked', value: 'blocked', kind: 'truth', operators: EQUALITY },
		{ name: 'City', value: 'city', ...text },
		{ name: 'Company Name', value: 'company_name', ...text },
		{ name: 'Country Code', value: 'country_code', ...code },
		{ name: 'Created At', value: 'created_at', ...day },
		custom,
		{ name: 'Email', value: 'email', ...text },
		{ name: 'Identifier', value: 'identifier', kind: 'text', operators: EQUALITY },
		labels,
		{ name: 'Last Activity At', value: 'last_activity_at', ...day },
		{ name: 'Name', value: 'name', ...text },
		{ name: 'Phone Number', value: 'phone_number', kind: 'phone', operators: text.operators },
	],
};
