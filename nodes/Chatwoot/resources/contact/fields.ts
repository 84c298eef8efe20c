import { createFieldsOf, InvalidInput, isEmpty, updateFieldsOf, type Call, type Values } from '../../../shared';
import { customAttributeConversions, withCustomAttributes } from '../../customAttributes';
import { toEmail, toPhoneNumber } from '../../person';
import { contactDetails } from '../fields';

export { customAttributes, withCustomAttributes } from '../../customAttributes';
export { contactId, inboxOfNew, numericId } from '../fields';

export const updateFields = updateFieldsOf(contactDetails);

export const createFields = createFieldsOf(contactDetails);

/** The conversions of both collections and of the custom attributes. */
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
