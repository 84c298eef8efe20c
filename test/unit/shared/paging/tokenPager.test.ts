import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';
import { onePage } from '../../../../nodes/shared/paging/pager';
import { isRecord, objectsAt, toText } from '../../../../nodes/shared/base/record';
import { tokenPager } from '../../../../nodes/shared/paging/tokenPager';

const pager = tokenPager({
	items: 'rows',
	size: 'size',
	token: 'token',
	nextToken: 'next',
	total: 'total_size',
	pageSize: 20,
	key: ({ id }) => id,
});
const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

async function walk(fetch: (query: IDataObject) => unknown, limit = Infinity, walker = pager) {
	const found: IDataObject[] = [];
	for await (const page of walker((query) => Promise.resolve(fetch(query)), limit)) found.push(...page);
	return found;
}

/** Serves rows by pages of the sizes given, in turn; then of the size asked for. */
function server(all: IDataObject[], sizes: number[] = []) {
	const asked: IDataObject[] = [];
	const left = [...sizes];
	return {
		asked,
		fetch: (query: IDataObject) => {
			asked.push(query);
			const [start = 0, number = 0] = (toText(query.token) || '0/0').split('/').map(Number);
			const end = start + Math.min(left.shift() ?? Infinity, Number(query.size));
			return { rows: all.slice(start, end), next: end < all.length ? `${end}/${number + 1}` : '' };
		},
	};
}

describe('tokenPager', () => {
	it('gives everything once, however short or empty the pages are (property)', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(120), fc.array(fc.nat(20), { maxLength: 12 }), async (count, sizes) => {
				expect(await walk(server(rows(count), sizes).fetch)).toEqual(rows(count));
			}),
			{ numRuns: 1000 },
		);
	});

	it('never gives more than the limit, and fetches no page too many (property)', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(120), fc.integer({ min: 1, max: 130 }), async (count, limit) => {
				const { asked, fetch } = server(rows(count));
				expect(await walk(fetch, limit)).toEqual(rows(count).slice(0, limit));
				expect(asked.length).toBeLessThanOrEqual(Math.ceil(limit / 20));
				expect(new Set(asked.map(({ size }) => size)).size).toBe(1);
			}),
			{ numRuns: 1000 },
		);
	});

	it('sends no token with the first page, and the server’s own with the others', async () => {
		const { asked, fetch } = server(rows(45));
		await walk(fetch);
		expect(asked).toEqual([{ size: 20 }, { size: 20, token: '20/1' }, { size: 20, token: '40/2' }]);
	});

	it('gives a record once that shows up on two pages', async () => {
		const pages = [{ rows: [{ id: 1 }, { id: 2 }], next: 'a' }, { rows: [{ id: 2 }, { id: 3 }] }];
		expect(await walk(() => pages.shift())).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
	});

	it('stops at a token that comes again', async () => {
		await expect(walk(() => ({ rows: [{ id: 1 }], next: 'a' }))).rejects.toThrow('the same page token twice');
	});

	it.each([{}, { rows: null }, { next: '' }, { rows: [], total_size: 0 }])(
		'takes %j for an empty last page',
		async (answer) => {
			expect(await walk(() => answer)).toEqual([]);
		},
	);

	it.each([null, [], '', { rows: 'x', next: '' }, { message: 'Sign in' }, { next: '', status: 'ok' }, { total: 0 }])(
		'does not take %j for an empty list',
		async (answer) => {
			await expect(walk(() => answer)).rejects.toThrow('The answer to this list holds no list');
		},
	);
});

describe('onePage', () => {
	const wholeList = onePage((answer) => (isRecord(answer) ? objectsAt(answer, 'rows') : []));

	it('asks once, without parameters, and cuts at the limit', async () => {
		const asked: IDataObject[] = [];
		const fetch = (query: IDataObject) => {
			asked.push(query);
			return { rows: rows(5) };
		};
		expect(await walk(fetch, 3, wholeList)).toEqual(rows(3));
		expect(asked).toEqual([{}]);
		expect(await walk(() => ({}), Infinity, wholeList)).toEqual([]);
	});
});
