import { importContacts } from '../../../sandbox/chatwoot/store/importContacts';
import type { ContactRecord, ConversationRecord } from '../../../sandbox/chatwoot/store/records';
import { toText } from '../../../nodes/shared';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();

const API = '/api/v1/accounts/{account_id}';
const MARCH = Date.UTC(2026, 2, 3) / 1000;

const idsOf = (items: Array<{ json: object }>, name: string) =>
	items.map(({ json }) => Number(Reflect.get(json, name)));

describe.each(['4.15', '4.8'] as const)('Contacts of a large account, on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	const contacts = () => harness.sandbox.store.contacts;

	/** 2,000 contacts: 120 of the seed, 1,500 of one import, 380 of different times. */
	const fill = () => {
		const { store } = harness.sandbox;
		importContacts(store, 1500, MARCH);
		for (let index = 0; index < 380; index++)
			store.insertContact({ name: '', phoneNumber: `+4670${1_000_000 + index}`, createdAt: MARCH + 60 * index });
		expect(contacts()).toHaveLength(2000);
	};

	const read = async (more: object) => {
		const { items, error } = await harness.run('contact:getAll', more as never);
		expect(error).toBeUndefined();
		return idsOf(items, 'contactId');
	};

	/** Lets something happen before each page. */
	const beforeEachPage = (act: (page: number) => void) => {
		harness.sandbox.faults.add({
			kind: 'slow',
			times: Infinity,
			when: ({ route, query }) => {
				if (route === `GET ${API}/contacts`) act(Number(query.page));
				return false;
			},
		});
	};

	const values: Record<string, (contact: ContactRecord) => number | string | null> = {
		email: ({ email }) => email,
		last_activity_at: ({ lastActivityAt }) => lastActivityAt && Math.floor(lastActivityAt),
		name: ({ name }) => name?.toLowerCase() ?? '',
		phone_number: ({ phoneNumber }) => phoneNumber,
	};

	const sorts = Object.keys(values).flatMap((sort) => [sort, `-${sort}`]);

	// The older server sorts as the newer one does.
	it.each(serverVersion === '4.15' ? [undefined, ...sorts] : ['-last_activity_at'])(
		'Return All gives all 2,000, sorted by %s',
		async (sort) => {
			fill();
			const given = await read({ returnAll: true, filters: { ...(sort && { sort }) } });
			expect(given).toHaveLength(2000);
			expect(new Set(given).size).toBe(2000);
			const value = values[(sort ?? '').replace('-', '')] ?? (({ createdAt }) => Math.floor(createdAt));
			const shown = given.map((id) => contacts().find((contact) => contact.id === id)).map((one) => one && value(one));
			const present = shown.filter((one) => one !== null && one !== undefined);
			const turn = sort?.startsWith('-') ? -1 : 1;
			const { compare } = new Intl.Collator('en');
			const sorted = present.toSorted(
				(one, other) => turn * (typeof one === 'number' ? one - Number(other) : compare(one, String(other))),
			);
			expect(present).toEqual(sorted);
		},
	);

	it('a limit gives the first ones of an order, also when several of them are equal', async () => {
		for (let index = 0; index < 40; index++) {
			harness.sandbox.store.insertContact({ name: `Aa ${Math.floor(index / 20)}`, email: `a${index}@example.com` });
		}
		const first = contacts().filter(({ name }) => name?.startsWith('Aa '));
		for (let run = 0; run < 5; run++) {
			const given = await read({ limit: 50, filters: { sort: 'name' } });
			expect(given).toHaveLength(50);
			expect(new Set(given)).toEqual(new Set([...given, ...first.map(({ id }) => id)]));
		}
	});

	it('a limit beyond the end gives all', async () => {
		importContacts(harness.sandbox.store, 300, MARCH);
		const given = await read({ limit: 1000, filters: { sort: '-last_activity_at' } });
		expect(new Set(given).size).toBe(420);
	});

	it('loses none while contacts are deleted and created', async () => {
		importContacts(harness.sandbox.store, 200, MARCH);
		const before = contacts().map(({ id }) => id);
		beforeEachPage((page) => {
			if (page % 3 === 0)
				harness.sandbox.store.insertContact({ name: 'New', email: `new${contacts().length}@example.com` });
			const [first] = contacts();
			if (page % 2 === 0 && page < 20 && first) harness.sandbox.store.deleteContact(first);
		});
		const given = await read({ returnAll: true });
		const left = new Set(contacts().map(({ id }) => id));
		expect(given).toEqual(expect.arrayContaining(before.filter((id) => left.has(id))));
		expect(new Set(given).size).toBe(given.length);
	});

	it('fails with both numbers when a contact is on no page', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			times: Infinity,
			route: `GET ${API}/contacts`,
			when: ({ query }) => Number(query.page) > 1,
			body: { meta: { count: 120, current_page: 2 }, payload: [] },
		});
		const { error, items } = await harness.run('contact:getAll', { returnAll: true });
		expect(items).toHaveLength(0);
		expect(error?.message).toContain('120 contacts');
		expect(error?.message).toContain('only 30');
	});

	it('Search with Return All gives all that it finds, in the order of the Sort', async () => {
		importContacts(harness.sandbox.store, 300, MARCH);
		const { items } = await harness.run('contact:search', { searchFor: 'imported', returnAll: true, sort: 'email' });
		const emails = items.map(({ json }) => toText(json.email));
		expect(new Set(emails).size).toBe(300);
		expect(emails).toEqual(emails.toSorted(new Intl.Collator('en').compare));
	});
});

describe.each(['4.15', '4.8'] as const)('Conversations that move, on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	const all = () => harness.sandbox.store.conversations;

	/** The contact of a conversation that was not read yet writes before each page. */
	const writeBeforeEachPage = (route: string) => {
		const silent = all().toSorted((one, other) => one.lastActivityAt - other.lastActivityAt);
		harness.sandbox.faults.add({
			kind: 'slow',
			times: Infinity,
			when: (request) => {
				const next = request.route === route && Number(request.query.page) > 1 ? silent.shift() : undefined;
				if (next) harness.sandbox.store.insertMessage({ conversationId: next.id, content: 'I am back', type: 0 });
				return false;
			},
		});
	};

	const orders: Record<string, (one: ConversationRecord) => number> = {
		created_at_asc: ({ createdAt }) => Math.floor(createdAt),
		created_at_desc: ({ createdAt }) => -Math.floor(createdAt),
		priority_desc: ({ priority }) => -['low', 'medium', 'high', 'urgent'].indexOf(priority ?? ''),
		waiting_since_asc: ({ waitingSince }) => (waitingSince === null ? Infinity : Math.floor(waitingSince)),
	};

	it.each([undefined, 'last_activity_at_desc', 'last_activity_at_asc', ...Object.keys(orders)])(
		'Get Many with Return All loses none and gives none twice, by %s',
		async (sortBy) => {
			writeBeforeEachPage(`GET ${API}/conversations`);
			const filters = { status: 'all', ...(sortBy && { sortBy }) };
			const { items } = await harness.run('conversation:getAll', { returnAll: true, filters });
			const given = idsOf(items, 'conversationId');
			expect(given).toHaveLength(300);
			expect(new Set(given).size).toBe(300);
		},
	);

	it.each(['last_activity_at_desc', 'created_at_desc'])(
		'Filter loses none and gives none twice, by %s',
		async (sortBy) => {
			writeBeforeEachPage(`POST ${API}/conversations/filter`);
			const conditions = { condition: [{ field: 'inbox_id', operator: 'equal_to', value: '7', customKey: '' }] };
			const { items } = await harness.run('conversation:filter', { returnAll: true, conditions, sortBy });
			const expected = all().filter(({ inboxId }) => inboxId === 7);
			expect(new Set(idsOf(items, 'conversationId'))).toEqual(new Set(expected.map(({ id }) => id)));
			expect(items).toHaveLength(expected.length);
		},
	);

	it.each(Object.entries(orders))(
		'Filter with a limit gives the first ones by %s, which Chatwoot does not sort by',
		async (sortBy, rank) => {
			const conditions = { condition: [{ field: 'inbox_id', operator: 'equal_to', value: '7', customKey: '' }] };
			const { items } = await harness.run('conversation:filter', { limit: 30, conditions, sortBy });
			const ranks = all()
				.filter(({ inboxId }) => inboxId === 7)
				.map(rank)
				.sort((one, other) => one - other);
			const given = idsOf(items, 'conversationId').map((id) => all().find((one) => one.id === id));
			expect(given.map((one) => one && rank(one))).toEqual(ranks.slice(0, 30));
		},
	);
});
