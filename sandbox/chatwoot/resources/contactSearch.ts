import type { Answer, Call, OperationHandler } from '../../server/types';
import { isBlank, paramsOf, toText } from '../params';
import { authorize } from '../rules/access';
import { orderedContacts } from '../rules/contacts/contactOrder';
import { searchTest } from '../rules/contacts/contactSearch';
import { faultOfServer } from '../rules/errors';
import { leadingNumber, shownPage } from '../rules/pages';
import type { ChatwootState } from '../state';
import type { ContactRecord } from '../store/records';
import { contactView } from '../views/contact';
import { contactPage, contactsPerPage, showsSessions } from './contactPage';

/** The contacts that a search finds. None while the quirk `blindSearches` hides them. */
function foundContacts(text: string, { store, quirks }: ChatwootState): ContactRecord[] {
	if (quirks.blindSearches > 0) {
		quirks.blindSearches -= 1;
		return [];
	}
	return store.contacts.filter(searchTest(text.trim()));
}

/** A page of a search without a text: the server forgets to say that it needs one. Seen on Chatwoot 4.15.1 and 4.8.0. */
function nothingAsked(page: unknown, { server }: ChatwootState): Answer {
	const meta = { count: null, current_page: shownPage(page), ...(server.searchTellsMore && { has_more: null }) };
	return { status: 200, body: { meta, payload: [] } };
}

/**
 * One page of a search. 4.15.1 skips the rows before the page by itself, which fails for page 0 and below. 4.8.0 pages as lists do.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/contacts_controller.rb (fetch_contacts_with_has_more); page 0 as seen on both
 */
function searchPage(call: Call, state: ChatwootState, rows: ContactRecord[]) {
	if (!state.server.searchTellsMore) return contactPage(call, state, rows);
	const { sort, page } = paramsOf(call);
	const number = page === undefined ? 1 : leadingNumber(page);
	if (number < 1) throw faultOfServer();
	const { store } = state;
	return orderedContacts(rows, sort, store.random)
		.slice((number - 1) * contactsPerPage, number * contactsPerPage)
		.map((contact) => contactView(store, contact, showsSessions(call)));
}

/** The handler of the contact search. */
export const contactSearchHandlers: Record<string, OperationHandler<ChatwootState>> = {
	searchContacts: (call, state) => {
		authorize(call, state);
		const { q, page } = paramsOf(call);
		if (isBlank(q)) return nothingAsked(page, state);
		const text = toText(q);
		if (text === undefined) throw faultOfServer();
		const rows = foundContacts(text, state);
		const payload = searchPage(call, state, rows);
		const { searchEnd } = state.quirks;
		const meta = {
			count: searchEnd === 'all' ? rows.length : payload.length,
			current_page: shownPage(page),
			...(searchEnd === 'hasMore' && {
				has_more: Math.max(1, leadingNumber(page ?? 1)) * contactsPerPage < rows.length,
			}),
		};
		return { status: 200, body: { meta, payload } };
	},
};
