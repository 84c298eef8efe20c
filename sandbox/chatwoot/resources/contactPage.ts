import type { Call } from '../../server/types';
import { isBlank, paramsOf } from '../params';
import { orderedContacts } from '../rules/contacts/contactOrder';
import { pageOfRows } from '../rules/pages';
import type { ChatwootState } from '../state';
import type { ContactRecord } from '../store/records';
import { contactView } from '../views/contact';

/** Rows per page of all lists of contacts. */
export const contactsPerPage = 15;

/**
 * Whether an answer shows the sessions of contacts: unless the request says something other than `true`.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/contacts_controller.rb (set_include_contact_inboxes)
 */
export function showsSessions(call: Call): boolean {
	const given = paramsOf(call).include_contact_inboxes;
	return isBlank(given) || given === 'true';
}

/** One page of contacts in the order that the request asks for, as lists show them. */
export function contactPage(call: Call, { store }: ChatwootState, rows: ContactRecord[]) {
	const { sort, page } = paramsOf(call);
	const withSessions = showsSessions(call);
	return pageOfRows(orderedContacts(rows, sort, store.random), page, contactsPerPage).map((contact) =>
		contactView(store, contact, withSessions),
	);
}
