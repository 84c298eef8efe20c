import { isBlank, toAttributes, toBoolean, toText } from '../../params';
import type { Attributes, ContactRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { faultOfServer } from '../errors';

/** What a request sets of a contact. A value that is missing stays as it is, null takes the stored one away. */
export interface ContactValues {
	name?: string | null;
	email?: string | null;
	phoneNumber?: string | null;
	identifier?: string | null;
	blocked?: boolean;
	customAttributes?: Attributes;
	additionalAttributes?: Attributes;
}

/** The values by which a contact is recognised. */
export type ContactKeys = Pick<ContactRecord, 'email' | 'identifier' | 'phoneNumber'>;

/**
 * The contact with this email, phone number or identifier; undefined when there is none. Emails are stored in lower case, so
 * the letter case of an email does not count; that of an identifier does.
 */
export function findContactBy(store: ChatwootStore, key: keyof ContactKeys, value: string): ContactRecord | undefined {
	const wanted = key === 'email' ? value.toLowerCase() : value;
	return store.contacts.find((contact) => contact[key] === wanted);
}

/** A parameter that holds one text; undefined when the server does not take it, i.e. when it is a list or an object. */
function textOrNull(value: unknown): string | null | undefined {
	return value === null ? null : toText(value);
}

/**
 * The values of a contact that a request may set. A blank email is stored as null; a blank phone number or identifier stays a
 * blank text. Throws an HttpError with status 500 when `blocked` is null or blank, which the column does not take.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/contacts_controller.rb (permitted_params), app/models/contact.rb
 * (prepare_contact_attributes)
 */
export function contactValuesOf(body: Record<string, unknown>): ContactValues {
	const blocked = toBoolean(body.blocked);
	if ('blocked' in body && blocked === undefined) throw faultOfServer();
	return {
		name: textOrNull(body.name),
		email: storedEmail(textOrNull(body.email)),
		phoneNumber: textOrNull(body.phone_number),
		identifier: textOrNull(body.identifier),
		blocked,
		customAttributes: toAttributes(body.custom_attributes),
		additionalAttributes: toAttributes(body.additional_attributes),
	};
}

function storedEmail(email: string | null | undefined): string | null | undefined {
	if (email === undefined) return undefined;
	return email === null || isBlank(email) ? null : email.toLowerCase();
}
