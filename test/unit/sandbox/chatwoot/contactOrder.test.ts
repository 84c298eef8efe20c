import { orderedContacts } from '../../../../sandbox/chatwoot/rules/contacts/contactOrder';
import { importContacts } from '../../../../sandbox/chatwoot/store/importContacts';
import { ChatwootStore } from '../../../../sandbox/chatwoot/store/store';

function storeWithContacts() {
	const store = new ChatwootStore(1);
	store.insertContact({ name: 'béa', email: 'z@example.com', lastActivityAt: 20, createdAt: 1 });
	store.insertContact({ name: 'Adam', email: null, additionalAttributes: { city: 'Lund' }, createdAt: 3 });
	store.insertContact({ name: 'Cem', email: 'a@example.com', lastActivityAt: 10, createdAt: 2 });
	return store;
}

it.each([
	['name', [2, 1, 3]],
	['-name', [3, 1, 2]],
	['email', [3, 1, 2]],
	['-email', [2, 1, 3]],
	['last_activity_at', [3, 1, 2]],
	['-last_activity_at', [1, 3, 2]],
	['created_at', [1, 3, 2]],
	['-created_at', [2, 3, 1]],
	['unknown', [1, 2, 3]],
	['constructor', [1, 2, 3]],
	[undefined, [1, 2, 3]],
	['', [1, 2, 3]],
	['unknown,-created_at', [2, 3, 1]],
])('sorts by %s: %j', (sort, ids) => {
	const { contacts, random } = storeWithContacts();
	expect(orderedContacts(contacts, sort, random).map(({ id }) => id)).toEqual(ids);
});

it('sorts by the second word where the first holds contacts equal', () => {
	const { contacts, random } = storeWithContacts();
	const order = orderedContacts(contacts, 'city,-created_at', random);
	expect(order.map(({ id }) => id)).toEqual([2, 3, 1]);
});

/** All pages of a list, each from a query of its own. */
function walked(sort: string | undefined) {
	const store = new ChatwootStore(1);
	importContacts(store, 150, 1_700_000_000);
	const pages = Array.from({ length: 10 }, (_, page) =>
		orderedContacts(store.contacts, sort, store.random).slice(page * 15, page * 15 + 15),
	);
	return new Set(pages.flat().map(({ id }) => id)).size;
}

it.each([['name'], ['phone_number'], ['last_activity_at'], ['-created_at']])(
	'a walk by pages sorted by %s misses contacts with equal values',
	(sort) => {
		expect(walked(sort)).toBeLessThan(150);
	},
);

it.each([[undefined], ['unknown'], ['email']])('a walk by pages sorted by %s misses none', (sort) => {
	expect(walked(sort)).toBe(150);
});
