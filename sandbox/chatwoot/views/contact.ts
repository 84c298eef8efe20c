import type { ContactRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { sessionView } from './inbox';
import { isoTime, wholeSeconds } from './times';

function contactFields({ id, name, email, phoneNumber, identifier, blocked, ...rest }: ContactRecord) {
	return {
		id,
		name,
		email,
		phone_number: phoneNumber,
		identifier,
		blocked,
		additional_attributes: rest.additionalAttributes,
		custom_attributes: rest.customAttributes,
	};
}

/** A contact, as the application API shows it. A contact who has never written has no `last_activity_at`. */
export function contactView(store: ChatwootStore, contact: ContactRecord, withSessions = true) {
	const { lastActivityAt, createdAt, sessions, isOnline = false } = contact;
	return {
		...contactFields(contact),
		thumbnail: '',
		availability_status: isOnline ? 'online' : 'offline',
		...(lastActivityAt !== null && { last_activity_at: wholeSeconds(lastActivityAt) }),
		created_at: wholeSeconds(createdAt),
		...(withSessions && { contact_inboxes: sessions.map((session) => sessionView(store, session)) }),
	};
}

/** A contact as the author of a message, and in the `meta` of a list of messages. */
export function contactAuthorView(contact: ContactRecord) {
	return { ...contactFields(contact), thumbnail: '', type: 'contact' };
}

/** A contact as the row of the database, which answers of the public API show. */
export function contactRecordView(contact: ContactRecord) {
	const { createdAt, updatedAt, lastActivityAt, labels, additionalAttributes } = contact;
	return {
		...contactFields(contact),
		account_id: 1,
		company_id: null,
		contact_type: contact.contactType,
		country_code: additionalAttributes.country ?? null,
		created_at: isoTime(createdAt),
		label_list: labels,
		last_activity_at: lastActivityAt === null ? null : isoTime(lastActivityAt),
		last_name: '',
		location: additionalAttributes.city ?? null,
		middle_name: '',
		updated_at: isoTime(updatedAt),
	};
}
