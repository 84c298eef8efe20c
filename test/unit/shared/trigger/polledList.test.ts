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

it.each([0, 3, -3])('Messages come once when the clock of n8n is ahead by %s hours', async (hours) => {
	const own = NOW + hours * 3_600_000;
	const stored = [{ id: 'before', at: NOW - 3 * 3_600_000 }];
	const source = listSource({
		...list,
		read: async (_fetch, { since }) => await Promise.resolve(stored.filter(({ at }) => at >= since)),
		entriesOf: (record) => [{ id: record.id as string, at: record.at as number, record }],
		findUnwanted: async () => await Promise.resolve(() => false),
	});
	let { state } = (await source.read({ ...reading, now: own }, undefined))(undefined);
	const items = [];
	for (const minutes of [1, 2, 30]) {
		stored.push({ id: `after ${minutes}`, at: NOW + minutes * 60_000 });
		const found = (await source.read({ ...reading, now: own + minutes * 60_000 }, state))(state);
		items.push(...found.items.map(({ id }) => id));
		({ state } = found);
	}
	expect(items).toEqual(['after 1', 'after 2', 'after 30']);
});

it('A message that comes while the first poll looks further back is taken by the next poll', async () => {
	const stored: Array<{ id: string; at: number }> = [{ id: 'before', at: NOW - 3 * 3_600_000 }];
	let reads = 0;
	const source = listSource({
		...list,
		read: async (_fetch, { since }) => {
			if (++reads === 2) stored.push({ id: 'quick', at: NOW + 10 });
			return await Promise.resolve(stored.filter(({ at }) => at >= since));
		},
		entriesOf: (record) => [{ id: record.id as string, at: record.at as number, record }],
		findUnwanted: async () => await Promise.resolve(() => false),
	});
	const { state } = (await source.read({ ...reading, now: NOW }, undefined))(undefined);
	const { items } = (await source.read({ ...reading, now: NOW + 60_000 }, state))(state);
	expect([reads, items.map(({ id }) => id)]).toEqual([3, ['quick']]);
});
