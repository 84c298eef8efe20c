import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { messagePager } from '../../../nodes/Chatwoot/pagers';

/** How a server reads `after` beside `before`: as the first message to give, or not at all. */
type Kind = 'between' | 'only before';

const idsIn = (pages: IDataObject[][]) => pages.flat().map(({ id }) => Number(id));

async function walk(ids: number[], kind: Kind, { arrivals = 0, cap = 1000, asText = false } = {}) {
	const list = [...ids];
	let requests = 0;
	const fetch = async ({ after, before }: IDataObject) => {
		requests++;
		const older = list.filter((id) => before === undefined || id < Number(before));
		const between = kind === 'between' && after !== undefined;
		const page = between ? older.filter((id) => id >= Number(after)).slice(0, cap) : older.slice(-20);
		for (let count = 0; count < arrivals; count++) list.push((list.at(-1) ?? 0) + 1);
		return await Promise.resolve({ payload: page.map((id) => ({ id: asText ? String(id) : id })) });
	};
	const pages: IDataObject[][] = [];
	for await (const page of messagePager(fetch, Infinity)) pages.push(page);
	return { given: idsIn(pages), requests };
}

const conversation = fc
	.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 200 })
	.map((ids) => ids.sort((one, two) => one - two));

it('gives every message once, newest first, whatever arrives meanwhile', async () => {
	await fc.assert(
		fc.asyncProperty(
			conversation,
			fc.constantFrom<Kind>('between', 'only before'),
			fc.record({
				arrivals: fc.integer({ min: 0, max: 3 }),
				cap: fc.integer({ min: 1, max: 50 }),
				asText: fc.boolean(),
			}),
			async (ids, kind, how) => {
				expect((await walk(ids, kind, how)).given).toEqual([...ids].reverse());
			},
		),
		{ numRuns: 1000 },
	);
});

it.each([
	[0, 1],
	[20, 2],
	[21, 3],
	[1020, 3],
	[10_000, 12],
])('reads %i messages in %i requests', async (count, requests) => {
	const ids = Array.from({ length: count }, (_, index) => index + 1);
	expect(await walk(ids, 'between')).toEqual({ given: [...ids].reverse(), requests });
});

it('takes two requests more where a server ignores `after`', async () => {
	const ids = Array.from({ length: 100 }, (_, index) => index + 1);
	expect((await walk(ids, 'only before')).requests).toBe(5 + 1 + 2);
});

it.each([
	['the same again and again', () => [{ id: 1 }, { id: 2 }], [2, 1]],
	['messages without an ID', () => [{ content: 'a' }], [NaN]],
	['an empty list', () => [], []],
])('ends when a server gives %s', async (_what, answer, given) => {
	const pages: IDataObject[][] = [];
	for await (const page of messagePager(async () => await Promise.resolve(answer()), Infinity)) pages.push(page);
	expect(idsIn(pages)).toEqual(given);
});

it('fails when a server gives no list', async () => {
	const walk = messagePager(async () => await Promise.resolve(null), Infinity);
	await expect(walk.next()).rejects.toThrow('The answer to this list holds no list');
});
