import type { INodeProperties } from 'n8n-workflow';
import { inQuery, InvalidInput, isEmpty, updateFieldsOf, type Call, type Values } from '../../../shared';
import { customAttributeConversions, withCustomAttributes } from '../../customAttributes';
import { toEmail } from '../../emailAddress';
import { toPhoneNumber } from '../../person';
import { contactDetails } from '../fields';

export { customAttributes, withCustomAttributes } from '../../customAttributes';
export { contactId, contactPicker, inboxOfNew, labels, numericId } from '../fields';

export const updateFields = updateFieldsOf(contactDetails);

// Create or Update has fields of these names, by which it finds the contact.
const MAIN_NAMES = {
	name: 'contactName',
	email: 'contactEmail',
	phoneNumber: 'contactPhoneNumber',
	identifier: 'contactIdentifier',
};

/** Who a new contact is. */
export const newContactFields: INodeProperties[] = Object.entries(MAIN_NAMES).flatMap(([detail, name]) =>
	contactDetails.flatMap((field) => (field.name === detail ? [{ ...field, name, ...exampleOf(field) }] : [])),
);

// n8n's lint wants another example of an email address, for fields of the name email alone.
function exampleOf({ name }: INodeProperties) {
	return name === 'email' ? { placeholder: 'e.g. ada@example.com' } : {};
}

/** The other details of a new contact, entries of Options. */
export const newContactOptions = contactDetails.filter(({ name }) => !Object.hasOwn(MAIN_NAMES, name));

/** The order of a list of contacts. */
export const sort: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	default: '-last_activity_at',
	description: 'What comes first. Get Many with Return All gives the order of creation unless you choose another one.',
	options: [
		{ name: 'Email A–Z', value: 'email' },
		{ name: 'Email Z–A', value: '-email' },
		{ name: 'Last Active First', value: '-last_activity_at' },
		{ name: 'Last Active Last', value: 'last_activity_at' },
		{ name: 'Name A–Z', value: 'name' },
		{ name: 'Name Z–A', value: '-name' },
		{ name: 'Phone Number Ascending', value: 'phone_number' },
		{ name: 'Phone Number Descending', value: '-phone_number' },
	],
	...inQuery('sort'),
};

/** The conversions of the details of a contact and of its custom attributes. */
export const contactConversions = {
	contactEmail: toEmail,
	contactPhoneNumber: toPhoneNumber,
	'updateFields.email': toEmail,
	'updateFields.phoneNumber': toPhoneNumber,
	...customAttributeConversions,
};

/** The request of an update, custom attributes included. Throws an InvalidInput when it would change nothing. */
export function withChanges<P extends string>(call: Call<P>, values: Values): Call<P> {
	const complete = withCustomAttributes(call, values);
	if (!isEmpty(complete.body)) return complete;
	throw new InvalidInput('"Update Fields" is empty', 'Add a field or a custom attribute that is to change.');
}
