import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../../../nodes/shared/paging/order';
import { orderedPager } from '../../../../nodes/shared/paging/orderedPager';
import { isRecord, objectsAt } from '../../../../nodes/shared/base/record';
import { failureIn } from '../fakes';

const SIZE = 3;

const byRank: Order = [{ value: ({ rank }) => (typeof rank === 'number' ? rank : null), missing: 'last' }];

/** A list of records by pages of three. `answerOf` gives the records for a page; `count` the number that the server tells. */
async function read(
	answerOf: (query: IDataObject, fetched: number) => IDataObject[],
	count: (fetched: number) => number | undefined,
	{ limit = Infinity, isServers = true } = {},
) {
	const queries: IDataObject[] = [];
	const pager = orderedPager({
		read: (answer) => ({
			records: objectsAt(isRecord(answer) ? answer : {}, 'results'),
			total: isRecord(answer) && typeof answer.count === 'number' ? answer.count : undefined,
		}),
		key: 'id',
		noun: 'things',
		readings: [{ sort: 'a' }, { sort: 'b' }, { sort: 'c' }],
		orderOf: () => ({ order: byRank, isServers }),
	});
	const given: IDataObject[] = [];
	const fetch = async (query: IDataObject) => {
		queries.push(query);
		return await Promise.resolve({ results: answerOf(query, queries.length), count: count(queries.length) });
	};
	for await (const page of pager(fetch, limit)) given.push(...page);
	return { ids: given.map(({ id }) => id), queries };
}

const record = (id: number, rank: number | null = id): IDataObject => ({ id, rank });
const pageOf = (all: IDataObject[], { page }: IDataObject) => all.slice((Number(page) - 1) * SIZE, Number(page) * SIZE);

describe('orderedPager', () => {
	const six = [1, 2, 3, 4, 5, 6].map((id) => record(id));
	/** The pages in the order `a` show record 3 twice and record 4 never. */
	const withRepeat = [record(1), record(2), record(3), record(3), record(5), record(6)];

	it('reads a list once whose pages show every record', async () => {
		const { ids, queries } = await read(
			(query) => pageOf(six.toReversed(), query),
			() => 6,
		);
		expect(ids).toEqual([1, 2, 3, 4, 5, 6]);
		expect(queries.map(({ sort }) => sort)).toEqual(['a', 'a']);
	});

	it.each([6, undefined])('reads it in another order when a record is missing (count: %s)', async (count) => {
		const { ids, queries } = await read(
			(query) => pageOf(query.sort === 'a' ? withRepeat : six, query),
			() => count,
		);
		expect(ids).toEqual([1, 2, 3, 4, 5, 6]);
		expect(new Set(queries.map(({ sort }) => sort))).toEqual(new Set(['a', 'b']));
	});

	it('fails with both numbers after the last order', async () => {
		const failure = await failureIn(
			read(
				(query) => pageOf(withRepeat, query),
				() => 6,
			),
		);
		expect(failure).toMatchObject({
			reason: 'notSent',
			message: 'The list has 6 things, but its pages gave only 5 of them',
		});
	});

	it('reads once more after a deletion, which moves a record to a page that was read', async () => {
		// Record 1 is deleted after the first page: record 4 moves to it, and the count seems reached without it.
		const left = six.slice(1);
		const { ids } = await read(
			(query, fetched) =>
				fetched === 1 ? pageOf(six, query) : pageOf(query.sort === 'a' ? [...left, record(9)] : left, query),
			(fetched) => (fetched === 1 ? 6 : 5),
		);
		expect(ids).toEqual(expect.arrayContaining([2, 3, 4, 5, 6]));
	});

	it('does not take deleted records for missing ones when they are deleted between two readings', async () => {
		// The order `a` shows record 4 never. Then record 1 is deleted: five records are left, and five were read.
		const left = six.slice(1);
		const { ids } = await read(
			(query, fetched) => pageOf(fetched <= 3 ? withRepeat : left, query),
			(fetched) => (fetched <= 3 ? 6 : 5),
		);
		expect(ids).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it('takes a limit from the first pages of the server', async () => {
		const { ids, queries } = await read(
			(query) => pageOf(six, query),
			() => 6,
			{ limit: 4 },
		);
		expect(ids).toEqual([1, 2, 3, 4]);
		expect(queries).toEqual([{ page: 1 }, { page: 2 }]);
	});

	it('reads the pages of a limit again, and then all, when one of them repeats a record', async () => {
		const { ids, queries } = await read(
			(query) => pageOf(query.sort === undefined ? withRepeat : six, query),
			() => 6,
			{ limit: 4 },
		);
		expect(ids).toEqual([1, 2, 3, 4]);
		expect(queries.filter(({ page }) => page === 1).map(({ sort }) => sort)).toEqual([undefined, undefined, 'a']);
	});

	it('leaves open which of the equal records are the last ones of a limit', async () => {
		const equal = [record(1), record(2), record(3, 9), record(3, 9), record(4, 9), record(5, 9)];
		const { ids, queries } = await read(
			(query) => pageOf(equal, query),
			() => 20,
			{ limit: 4 },
		);
		expect(ids).toEqual([1, 2, 3, 4]);
		expect(queries).toHaveLength(2);
	});

	it('reads all for a limit in an order that the server does not know', async () => {
		const { ids } = await read(
			(query) => pageOf(six.toReversed(), query),
			() => 6,
			{ limit: 2, isServers: false },
		);
		expect(ids).toEqual([1, 2]);
	});

	it('sorts records without a value as the order says, and equal ones by their IDs', async () => {
		const mixed = [record(3, null), record(2, 5), record(1, 5)];
		const { ids } = await read(
			(query) => pageOf(mixed, query),
			() => 3,
		);
		expect(ids).toEqual([1, 2, 3]);
	});
});
