import type { IDataObject } from 'n8n-workflow';
import { toText, type Row } from '../../shared';
import { contactSearchPager } from '../pagers';
import type { ContactKey, Person } from '../person';
import { callTo, routes } from '../routes';
import { searchContacts } from './searchContacts';

/** The contact that has exactly this value; undefined if there is none. A found contact is cached for the rest of the run. */
export async function findContact(row: Row, person: Person): Promise<IDataObject | undefined> {
	const found = await row.account.once(cacheKeyOf(person), async () => await searchExactly(row, person));
	if (!found) forgetContact(row, person);
	return found;
}

/** Drops a contact from the cache of `findContact`, because it has changed. */
export function forgetContact(row: Row, person: Person): void {
	row.account.forget(cacheKeyOf(person));
}

function cacheKeyOf({ key, value }: Person): string {
	return `contact ${key} ${value}`;
}

// Chatwoot's search gives every contact that contains the text in any of its fields.
async function searchExactly(row: Row, { key, value }: Person): Promise<IDataObject | undefined> {
	const call = callTo(routes.searchContacts, { query: { q: value } });
	const fetch = async (query: IDataObject) =>
		await searchContacts(row, { ...call, query: { ...call.query, ...query } });
	for await (const page of contactSearchPager(fetch, Infinity)) {
		const found = page.find((contact) => isSameValue(key, toText(contact[key]), value));
		if (found) return found;
	}
	return undefined;
}

function isSameValue(key: ContactKey, one: string, other: string): boolean {
	return key === 'email' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
