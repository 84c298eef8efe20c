import type { IDataObject } from 'n8n-workflow';
import { numberedPager, toText, type Pages, type Row } from '../../shared';
import { contactPage, requireList } from '../answers';
import { contactSearchPages } from '../pagers';
import { personKey, type ContactKey, type Person } from '../person';
import { callTo, routes } from '../routes';

const filterPager = numberedPager({ read: contactPage, key: 'id' });

/** The contact that has exactly this value; undefined if there is none. A found contact is cached for the rest of the run. */
export async function findContact(row: Row, person: Person): Promise<IDataObject | undefined> {
	const found = await row.account.once(
		personKey(person),
		async () => await exactMatch(filterPages(row, person), person),
	);
	if (!found) forgetContact(row, person);
	return found;
}

/** Drops a contact from the cache of `findContact`, because it has changed. */
export function forgetContact(row: Row, person: Person): void {
	row.account.forget(personKey(person));
}

/**
 * As `findContact`, by Chatwoot's search, which also knows contacts that its filter leaves out. Chatwoot takes 100 searches a
 * minute, and finds no value that contains a backslash (both seen on Chatwoot 4.15.1).
 */
export async function findContactBySearch(row: Row, person: Person): Promise<IDataObject | undefined> {
	const call = callTo(routes.searchContacts, { query: { q: person.value } });
	const fetch = async (query: IDataObject) =>
		requireList(await row.fetch({ ...call, query: { ...call.query, ...query } }));
	return await exactMatch(contactSearchPages(fetch, Infinity), person);
}

// `equal_to` looks at the first value only, so each spelling is a condition of its own
// (Chatwoot v4.15.1 app/services/contacts/filter_service.rb:21-30).
function filterPages(row: Row, { key, value, otherSpelling }: Person): Pages {
	const spellings = otherSpelling === undefined ? [value] : [value, otherSpelling];
	const payload = spellings.map((spelling, index) => ({
		attribute_key: key,
		filter_operator: 'equal_to',
		values: [spelling],
		// It joins a condition to the next one; beside the last condition it is an error.
		query_operator: index < spellings.length - 1 ? 'OR' : null,
	}));
	const call = { ...callTo(routes.filterContacts, { body: { payload } }), readsOnly: true };
	// Without a sort the order is undefined, also from page to page.
	return filterPager(
		async (query) => requireList(await row.fetch({ ...call, query: { sort: 'created_at', ...query } })),
		Infinity,
	);
}

// Chatwoot ignores letter case, but an account may have the identifiers "crm-a1" and "CRM-A1": two people.
async function exactMatch(pages: Pages, { key, value, otherSpelling }: Person): Promise<IDataObject | undefined> {
	let other: IDataObject | undefined;
	for await (const page of pages) {
		const found = page.find((contact) => isSameValue(key, toText(contact[key]), value));
		if (found) return found;
		other ??= page.find((contact) => contact[key] === otherSpelling && otherSpelling !== undefined);
	}
	return other;
}

function isSameValue(key: ContactKey, one: string, other: string): boolean {
	return key === 'email' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
