import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../../../nodes/shared/base/failure';
import { numberedPager } from '../../../../nodes/shared/paging/numberedPager';
import { failureIn } from '../fakes';
import { numbering, walk, type PagedServer } from './pagedServer';

const still = (records: number, changes: Partial<PagedServer> = {}): PagedServer => ({
	records,
	cap: 1000,
	pastEnd: 'empty',
	echoes: true,
	changes: [],
	...changes,
});

/** Walks what `answer` gives for each page; gives the ids, the queries, and the size of each batch. */
async function readAll(answer: (page: number, fetched: number) => unknown, limit = Infinity, pageSize = 2) {
	const queries: IDataObject[] = [];
	const batches: IDataObject[][] = [];
	const fetch = async (query: IDataObject) => {
		queries.push(query);
		return await Promise.resolve(answer(Number(query.page), queries.length));
	};
	for await (const batch of numberedPager(numbering(pageSize))(fetch, limit)) batches.push(batch);
	return { queries, batches, ids: batches.flat().map(({ uid }) => uid) };
}

describe('numberedPager', () => {
	it.each([
		[1, 1],
		[50, 50],
		[100, 100],
	])('asks for exactly %d in one page without a count', async (limit, pageSize) => {
		const { queries, given } = await walk(still(500), limit);
		expect(queries).toEqual([{ page: 1, pageSize }]);
		expect(given).toHaveLength(limit);
	});

	it('splits a larger limit into pages of one size, and does not fetch beyond it', async () => {
		const { queries, given } = await walk(still(500), 250);
		expect(queries.map(({ page, pageSize }) => [page, pageSize])).toEqual([
			[1, 84],
			[2, 84],
			[3, 84],
		]);
		expect(given).toHaveLength(250);
	});

	it('asks for the largest pages and for the count when everything is wanted', async () => {
		const { queries } = await walk(still(150), Infinity);
		expect(queries).toEqual([
			{ page: 1, pageSize: 100, includeCount: true },
			{ page: 2, pageSize: 100, includeCount: true },
		]);
	});

	it.each([
		[0, 1],
		[99, 1],
		[100, 1],
		[101, 2],
		[200, 2],
	])('reads %d records with %d fetches: it asks for no page that is known to be empty', async (records, fetches) => {
		expect(await walk(still(records), Infinity)).toMatchObject({ fetches });
	});

	it('goes by the page size that the server used', async () => {
		const { given, fetches } = await walk(still(45, { cap: 20 }), Infinity);
		expect([given.length, fetches]).toEqual([45, 3]);
	});

	it('reads on for the rest of a limit that the server did not grant in one page', async () => {
		const { given, fetches } = await walk(still(45, { cap: 20 }), 40);
		expect([given.length, fetches]).toEqual([40, 2]);
	});

	it('gives what came twice once, and takes records without an id for what they hold', async () => {
		const pages = [
			[{ uid: 'a' }, { uid: 'b' }],
			[{ uid: 'b' }, { uid: 'c' }],
			[{ name: 'x' }, { name: 'x' }],
			[{ name: 'y' }],
		];
		const { batches } = await readAll((page) => ({ results: pages[page - 1], pageSize: 2 }));
		expect(batches).toEqual([[{ uid: 'a' }, { uid: 'b' }], [{ uid: 'c' }], [{ name: 'x' }], [{ name: 'y' }]]);
	});

	it('stops when a server gives the same page again and again', async () => {
		const { ids, queries } = await readAll(() => ({ results: [{ uid: 'a' }, { uid: 'b' }], totalResults: 100 }));
		expect(ids).toEqual(['a', 'b']);
		expect(queries).toHaveLength(2);
	});

	it('stops when the count goes up and down without end', async () => {
		const page = (number: number) => [1, 2].map((part) => ({ uid: `${number} ${part}` }));
		const { ids, queries } = await readAll((number, fetched) => ({
			results: number <= 50 ? page(number) : [],
			pageSize: 2,
			totalResults: 100 - (fetched % 2),
		}));
		expect(ids).toHaveLength(100);
		expect(queries.length).toBeLessThan(200);
	});

	it('gives up with words after very many pages, when a list never ends', async () => {
		let id = 0;
		const endless = readAll(() => ({ results: [{ uid: id++ }, { uid: id++ }] }));
		await expect(failureIn(endless)).resolves.toMatchObject({
			reason: 'rejectedByApi',
			message: 'The list did not end after 100000 pages',
		});
	});

	it('takes a 404 past the first page for the end, and on the first page for what it is', async () => {
		const lost = new Failure('rejectedByApi', 'Unknown project', { code: '404' });
		const first = { results: [{ uid: 'a' }, { uid: 'b' }], pageSize: 2 };
		const { ids } = await readAll((page) => (page === 1 ? first : Promise.reject(lost)));
		expect(ids).toEqual(['a', 'b']);
		await expect(readAll(() => Promise.reject(lost))).rejects.toBe(lost);
	});

	it('passes on any other failure, also in the middle', async () => {
		const lost = new Failure('notSent', 'Down', { code: '503' });
		const first = { results: [{ uid: 'a' }, { uid: 'b' }], pageSize: 2 };
		await expect(readAll((page) => (page === 1 ? first : Promise.reject(lost)))).rejects.toBe(lost);
		await expect(readAll(() => Promise.reject(new Error('A bug')))).rejects.toBeInstanceOf(Failure);
	});

	it.each([
		['nothing', null],
		['a missing list', { page: 1 }],
		['null for the list', { results: null, totalResults: 0 }],
		['a text', 'ok'],
		['records that are none', { results: [null, 1, 'x', [], {}] }],
		['a count that is none', { results: [], totalResults: 'many' }],
	])('takes %s for an empty list', async (_what, answer) => {
		await expect(readAll(() => answer)).resolves.toMatchObject({ ids: [] });
	});

	it('reads a bare list, too', async () => {
		const { ids } = await readAll((page) => (page === 1 ? [{ uid: 'a' }, { uid: 'b' }] : [{ uid: 'c' }]));
		expect(ids).toEqual(['a', 'b', 'c']);
	});

	it('walks a hundred thousand records', async () => {
		const { ids } = await readAll(
			(page) => ({
				results: Array.from({ length: 1000 }, (_, index) => ({ uid: page * 1000 + index })),
				totalResults: 100_000,
				pageSize: 1000,
			}),
			Infinity,
			1000,
		);
		expect(ids).toHaveLength(100_000);
	});
});
