import type { ContactRecord } from '../../store/records';
import { containsLike } from '../like';

/**
 * Whether a contact search finds a contact: the name, email or phone number contains the text, in any letter case, or the
 * identifier contains it as it is written.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/contacts_controller.rb (search); letter case as seen on Chatwoot 4.15.1
 */
export function searchTest(text: string): (contact: ContactRecord) => boolean {
	const contains = containsLike(text);
	const containsExactly = containsLike(text, 'exact');
	return ({ name, email, phoneNumber, identifier }) =>
		[name, email, phoneNumber].some(contains) || containsExactly(identifier);
}

/**
 * Whether the list and the filter of contacts show a contact: one who has an email, a phone number or an identifier.
 *
 * Chatwoot v4.15.1 app/models/contact.rb:183 (resolved_contacts)
 */
export function isResolved({ email, phoneNumber, identifier }: ContactRecord): boolean {
	return Boolean(email) || Boolean(phoneNumber) || Boolean(identifier);
}
