import { isBlank } from '../../params';
import type { ContactRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { findContactBy, type ContactValues } from './contactValues';
import { updateContact } from './contactWrites';
import { mergeContacts, withGapsFilled } from './mergeContacts';

/** Whether the owner of a phone number has another email than the request gives; the two are then not merged. */
function hasOtherEmail({ email }: ContactRecord, wanted: string | null | undefined): boolean {
	return !isBlank(wanted) && !isBlank(email) && email !== wanted;
}

/**
 * Sets what a visitor tells of herself: name, email, phone number and custom attributes. Blank values do not count. When the
 * email or the phone number belongs to another contact, the visitor's contact is merged into that one. Gives the contact that
 * is left. Throws an HttpError with status 422 when a value is not valid.
 *
 * Chatwoot v4.15.1 app/actions/contact_identify_action.rb; seen on Chatwoot 4.15.1: blank values, and an identifier that is not
 * taken
 */
export function identifyContact(store: ChatwootStore, visitor: ContactRecord, values: ContactValues): ContactRecord {
	const { name, email, phoneNumber, customAttributes } = values;
	let contact = visitor;
	const mergeInto = (other: ContactRecord) => {
		mergeContacts(store, other, contact);
		contact = other;
	};
	const withEmail = isBlank(email) ? undefined : findContactBy(store, 'email', email ?? '');
	const withPhone = isBlank(phoneNumber) ? undefined : findContactBy(store, 'phoneNumber', phoneNumber ?? '');
	if (withEmail) mergeInto(withEmail);
	const keepsPhone = withPhone !== undefined && hasOtherEmail(withPhone, email);
	if (withPhone && !keepsPhone) mergeInto(withPhone);
	updateContact(store, contact, {
		...(!isBlank(name) && { name }),
		...(!isBlank(email) && { email }),
		...(!isBlank(phoneNumber) && !keepsPhone && { phoneNumber }),
		...(customAttributes && { customAttributes: withGapsFilled(customAttributes, contact.customAttributes) }),
	});
	return contact;
}
