import type { IDataObject } from 'n8n-workflow';
import { parallelPager, sequentialPager } from '../../../nodes/Respondent/pagers';
import { Failure } from '../../../nodes/shared';

/** Reads a list from a server that gives `answers` for its pages. */
async function read(answers: unknown[], limit = Infinity, pager = sequentialPager('uid')) {
	const queries: IDataObject[] = [];
	const fetch = async (query: IDataObject) => {
		queries.push(query);
		const answer = answers[Number(query.page) - 1];
		if (answer instanceof Failure) throw answer;
		return await Promise.resolve(answer);
	};
	const pages: IDataObject[][] = [];
	for await (const page of pager(fetch, limit)) pages.push(page);
	return { uids: pages.flat().map(({ uid }) => uid), queries };
}

describe('the pagers', () => {
	const first = { results: [{ uid: 'a' }, { uid: 'b' }], pageSize: 2, totalResults: 3 };
	const second = { results: [{ uid: 'c' }], pageSize: 2, totalResults: 3 };

	it.each([
		['sequential', sequentialPager],
		['parallel', parallelPager],
	])('read the pages to the overall count: %s', async (_name, pager) => {
		const { uids, queries } = await read([first, second], Infinity, pager('uid'));
		expect(uids).toEqual(['a', 'b', 'c']);
		expect(queries).toEqual([
			{ page: 1, pageSize: 100, includeCount: true },
			{ page: 2, pageSize: 100, includeCount: true },
		]);
	});

	it('ask for no count when one page is enough', async () => {
		expect((await read([first], 2)).queries).toEqual([{ page: 1, pageSize: 2 }]);
	});

	it('take 404 after the first page for the end, and only there', async () => {
		const missing = new Failure('rejectedByApi', 'Not found', { code: '404' });
		const page = { results: [{ uid: 'a' }, { uid: 'b' }], pageSize: 2, totalResults: null };
		expect((await read([page, missing])).uids).toEqual(['a', 'b']);
		await expect(read([missing])).rejects.toBe(missing);
	});

	it('read a bare array', async () => {
		expect((await read([[{ uid: 'a' }, null, 'x']])).uids).toEqual(['a']);
	});

	it.each([
		['an object without a list', { results: null }],
		['an object that says something else', { message: 'Sign in' }],
		['nothing', null],
		['text', 'x'],
	])('fail on %s, which does not mean that there are no records', async (_name, answer) => {
		await expect(read([answer])).rejects.toThrow('The answer to this list holds no list');
	});
});
