import type { IDataObject } from 'n8n-workflow';
import { displayValue } from '../../shared/parameters/convert';
import { InvalidInput } from '../../shared/base/failure';
import { toText } from '../../shared/base/record';
import type { Row } from '../../shared/operation/row';
import { contactSearchPager } from '../pagers';
import { routes } from '../routes';
import { searchInTurn } from './throttledSearch';
import { callTo } from '../../shared/http/call';

/** By what a person is known: exactly one contact of an account has a given value of it. */
export type ContactKey = 'email' | 'identifier' | 'phone_number';

/** A person, known by one of the three. */
export interface Person {
	key: ContactKey;
	value: string;
}

/** Checks what a row says about a person. Throws a Refusal for what Chatwoot would not take. */
export function personOf(key: unknown, given: unknown): Person {
	const value = toText(given).trim();
	if (key === 'email') {
		if (/^[^@\s]+@[^@\s]+$/.test(value)) return { key, value: value.toLowerCase() };
		throw new InvalidInput(
			`"Email" is ${displayValue(value)}, which is no email address`,
			'Enter one such as ada@example.com.',
		);
	}
	if (key === 'identifier') return { key, value };
	const number = value.replace(/[\s().-]/g, '');
	if (/^\+[1-9]\d{1,14}$/.test(number)) return { key: 'phone_number', value: number };
	throw new InvalidInput(
		`"Phone Number" is ${displayValue(value)}, which is no number with country code`,
		'Enter it with a plus sign and the country code, e.g. +12025550123. Spreadsheets drop the plus sign from columns of numbers: format the column as text.',
	);
}

/** The contact that has exactly this value. Found ones are remembered for the rest of the run, as search is throttled. */
export async function findContact(row: Row, person: Person): Promise<IDataObject | undefined> {
	const memo = `contact ${person.key} ${person.value}`;
	const found = await row.runState.once(memo, async () => await searchExactly(row, person));
	if (!found) row.runState.forget(memo);
	return found;
}

// The server finds every contact that holds the text somewhere.
async function searchExactly(row: Row, { key, value }: Person): Promise<IDataObject | undefined> {
	const call = callTo(routes.searchContacts, { query: { q: value } });
	const fetch = async (query: IDataObject) => await searchInTurn(row, { ...call, query: { ...call.query, ...query } });
	for await (const page of contactSearchPager(fetch, Infinity)) {
		const found = page.find((contact) => same(key, toText(contact[key]), value));
		if (found) return found;
	}
	return undefined;
}

function same(key: ContactKey, one: string, other: string): boolean {
	return key === 'email' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
