import fc from 'fast-check';
import { idPager } from '../../../../nodes/shared/paging/idPager';
import { callTo } from '../../../../nodes/shared/http/call';

const listIn = (body: unknown) => body as Array<{ id: number | string }>;
const back = idPager({ parameter: 'before', direction: 'back', read: listIn });

async function walk(ids: number[], limit: number, window: number, arrivals: number, asText: boolean) {
	const list = ids.map((id) => ({ id: asText ? String(id) : id }));
	let next = Math.max(0, ...ids) + 1;
	let requests = 0;
	const fetch = async (query: { before?: unknown }) => {
		requests++;
		const older = list.filter(({ id }) => query.before === undefined || Number(id) < Number(query.before));
		for (let count = 0; count < arrivals; count++) list.push({ id: next++ });
		return await Promise.resolve(older.slice(-window));
	};
	const given: number[] = [];
	for await (const page of back(fetch, limit, callTo('GET /x'))) given.push(...page.map(({ id }) => Number(id)));
	return { given, requests };
}

it('gives every record once, newest first, whatever arrives meanwhile', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 90 }),
			fc.integer({ min: 1, max: 25 }),
			fc.integer({ min: 0, max: 5 }),
			fc.boolean(),
			async (unsorted, window, arrivals, asText) => {
				const ids = [...unsorted].sort((one, two) => one - two);
				const { given, requests } = await walk(ids, Infinity, window, arrivals, asText);
				expect(given).toEqual([...ids].reverse());
				expect(requests).toBe(Math.ceil(ids.length / window) + 1);
			},
		),
		{ numRuns: 1000 },
	);
});

it('stops at the limit without asking for more', async () => {
	const ids = Array.from({ length: 100 }, (_, index) => index + 1);
	expect(await walk(ids, 30, 20, 0, false)).toMatchObject({ requests: 2, given: ids.slice(70).reverse() });
	expect(await walk(ids, 20, 20, 0, false)).toMatchObject({ requests: 1 });
});

it('ends when a server gives the same again and again', async () => {
	const fetch = async () => await Promise.resolve([{ id: 1 }, { id: 2 }]);
	const pages: unknown[] = [];
	for await (const page of back(fetch, Infinity)) pages.push(page);
	expect(pages).toEqual([[{ id: 2 }, { id: 1 }]]);
});

it('gives records without an id, too', async () => {
	const noIds = idPager({ parameter: 'before', direction: 'back', read: () => [{ text: 'a' }, { text: 'b' }] });
	const given: unknown[] = [];
	for await (const page of noIds(async () => await Promise.resolve([]), Infinity)) given.push(...page);
	expect(given).toEqual([{ text: 'a' }, { text: 'b' }]);
});
