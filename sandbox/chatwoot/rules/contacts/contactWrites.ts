import { isDeepStrictEqual } from 'node:util';
import type { ChangedAttributes } from '../../store/changes';
import type { ContactRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { isoTime } from '../../views/times';
import { validateContact } from './contactValidation';
import type { ContactValues } from './contactValues';

type StoredValues = Pick<
	ContactRecord,
	'additionalAttributes' | 'blocked' | 'customAttributes' | 'email' | 'identifier' | 'name' | 'phoneNumber'
>;

const nothing: StoredValues = {
	name: '',
	email: null,
	phoneNumber: null,
	identifier: null,
	blocked: false,
	customAttributes: {},
	additionalAttributes: {},
};

/** Stored values with those of a request. Attributes are merged key by key. */
function withValues(stored: StoredValues, values: ContactValues): StoredValues {
	const { name, email, phoneNumber, identifier, blocked, customAttributes, additionalAttributes } = values;
	return {
		name: name === undefined ? stored.name : name,
		email: email === undefined ? stored.email : email,
		phoneNumber: phoneNumber === undefined ? stored.phoneNumber : phoneNumber,
		identifier: identifier === undefined ? stored.identifier : identifier,
		blocked: blocked ?? stored.blocked,
		customAttributes: { ...stored.customAttributes, ...customAttributes },
		additionalAttributes: { ...stored.additionalAttributes, ...additionalAttributes },
	};
}

/**
 * The columns of a contact, in the order of the table, which is the order of the changes in an event. City and country of the
 * attributes are copied into columns of their own.
 *
 * Chatwoot v4.15.1 db/schema.rb (contacts), app/services/contacts/sync_attributes.rb
 */
export function contactColumns(contact: ContactRecord): Record<string, unknown> {
	const { additionalAttributes: additional } = contact;
	return {
		name: contact.name,
		email: contact.email,
		phone_number: contact.phoneNumber,
		updated_at: isoTime(contact.updatedAt),
		additional_attributes: additional,
		identifier: contact.identifier,
		custom_attributes: contact.customAttributes,
		last_activity_at: contact.lastActivityAt === null ? null : isoTime(contact.lastActivityAt),
		contact_type: contact.contactType,
		location: additional.city ?? null,
		country_code: additional.country ?? null,
		blocked: contact.blocked,
		label_list: contact.labels,
	};
}

/** A contact's type: a visitor becomes a lead with an email or a phone number, and stays one. */
function contactTypeOf({ email, phoneNumber }: StoredValues, before: ContactRecord['contactType'] = 'visitor') {
	return before === 'lead' || email || phoneNumber ? 'lead' : 'visitor';
}

/** The values that a new contact would have. Throws an HttpError when they are not valid. */
export function validNewContact(store: ChatwootStore, values: ContactValues): StoredValues {
	const stored = withValues(nothing, values);
	validateContact(store, stored);
	return stored;
}

/** Stores a new contact and raises its event. Throws an HttpError when the values are not valid. */
export function createContact(store: ChatwootStore, values: ContactValues): ContactRecord {
	const stored = validNewContact(store, values);
	const contact = store.insertContact({ ...stored, contactType: contactTypeOf(stored) });
	store.onChange({ event: 'contact_created', contact });
	return contact;
}

/**
 * Sets values of a stored contact and raises the event, with what has changed; no event when nothing has. Attributes are
 * merged with the stored ones. Throws an HttpError when a value is not valid.
 */
export function updateContact(store: ChatwootStore, contact: ContactRecord, values: ContactValues): void {
	const stored = withValues(contact, values);
	validateContact(store, stored, contact);
	changeContact(store, contact, { ...stored, contactType: contactTypeOf(stored, contact.contactType) });
}

/** Changes a stored contact without a check, and raises the event; nothing happens when all values are as before. */
export function changeContact(store: ChatwootStore, contact: ContactRecord, values: Partial<ContactRecord>): void {
	const before = contactColumns(contact);
	Object.assign(contact, values);
	if (isDeepStrictEqual(before, contactColumns(contact))) return;
	contact.updatedAt = store.now();
	store.onChange({ event: 'contact_updated', contact, changed: changesBetween(before, contactColumns(contact)) });
}

/** The columns that differ. `updated_at` does, also when both times are shown alike: the database keeps microseconds. */
function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): ChangedAttributes {
	const hasChanged = (name: string) => name === 'updated_at' || !isDeepStrictEqual(before[name], after[name]);
	const names = Object.keys(after).filter(hasChanged);
	return Object.fromEntries(names.map((name) => [name, [before[name], after[name]]]));
}
