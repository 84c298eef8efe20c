import type { INodeProperties } from 'n8n-workflow';
import {
	createFieldsOf,
	inQuery,
	InvalidInput,
	isEmpty,
	updateFieldsOf,
	type Call,
	type Values,
} from '../../../shared';
import { customAttributeConversions, withCustomAttributes } from '../../customAttributes';
import { toEmail } from '../../emailAddress';
import { toPhoneNumber } from '../../person';
import { contactDetails } from '../fields';

export { customAttributes, withCustomAttributes } from '../../customAttributes';
export { contactId, contactPicker, inboxOfNew, labels, numericId } from '../fields';

export const updateFields = updateFieldsOf(contactDetails);

export const createFields = createFieldsOf(contactDetails);

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

/** The conversions of the two collections and of the custom attributes. */
export const contactConversions = {
	'createFields.email': toEmail,
	'createFields.phoneNumber': toPhoneNumber,
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
