import { listSource, type PolledList } from '../../../../nodes/shared/trigger';

const NOW = Date.UTC(2026, 2, 2, 9, 0, 0);
const reading = { fetch: async () => await Promise.resolve({}), now: NOW, maxAge: 86_400_000, most: 1000 };

/** A list with one record, of our own account. */
const list: PolledList = {
	name: 'messages',
	hasSince: true,
	read: async () => await Promise.resolve([{}]),
	entriesOf: (record) => [{ id: 'own', at: NOW, record }],
	findUnwanted: async () => await Promise.resolve(() => true),
	itemOf: (record) => record,
};

it('Of two first polls at once, the one that ends later starts nothing with our own records', async () => {
	const commit = await listSource(list).read(reading, undefined);
	const current = { latest: NOW - 1000, seen: {} };
	expect(commit(current)).toEqual({ state: current, items: [], leftOut: 0 });
});

it('Our own records start nothing at a later poll either', async () => {
	const saved = { latest: NOW - 1000, seen: {} };
	const commit = await listSource(list).read(reading, saved);
	expect(commit(saved).items).toEqual([]);
});
