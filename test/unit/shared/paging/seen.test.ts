import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../../../nodes/shared/base/record';
import { Seen } from '../../../../nodes/shared/paging/seen';

describe('Seen', () => {
	it('gives each record once, whichever page it comes on', () => {
		const seen = new Seen(({ id }) => id);
		expect(seen.fresh([{ id: 1 }, { id: 2 }, { id: 1 }])).toEqual([{ id: 1 }, { id: 2 }]);
		expect(seen.fresh([{ id: 2, changed: true }, { id: 3 }])).toEqual([{ id: 3 }]);
		expect(seen.count).toBe(3);
	});

	it('knows a record without an id by what it holds', () => {
		const seen = new Seen(({ id }) => id);
		expect(seen.fresh([{ text: 'a' }, { text: 'b', id: null }, { text: 'a' }])).toHaveLength(2);
		expect(seen.fresh([{ text: 'b', id: null }])).toEqual([]);
	});

	it.each([
		['rising', ['a', 'b', 'c']],
		['falling', ['c', 'b', 'a']],
	])(
		'gives each record once when the IDs are %s, up to one that is out of order',
		(_order, [first = '', ...others]) => {
			const seen = new Seen(({ id }) => id);
			expect(seen.fresh([{ id: first }, { id: first }])).toEqual([{ id: first }]);
			for (const id of others) expect(seen.fresh([{ id }, { id: first }, { id }])).toEqual([{ id }]);
			expect(seen.count).toBe(3);
		},
	);

	it('sees what repeats itself in a list that is sorted by something else than the ID', () => {
		const seen = new Seen('id');
		const [first, second, third] = [
			{ id: 'f', at: '10:03' },
			{ id: 'a', at: '10:02' },
			{ id: 'k', at: '10:02' },
		] as const;
		expect(seen.fresh([first, second])).toEqual([first, second]);
		expect(seen.fresh([second, third, first])).toEqual([third]);
		expect(seen.count).toBe(3);
	});

	it('gives the same as a look at everything that came before, however the list is sorted', () => {
		const id = fc.oneof(fc.nat(30), fc.stringMatching(/^[a-e]{0,2}$/), fc.constant(null), fc.constant(undefined));
		const recordOf = (value: string | number | null | undefined): IDataObject => ({
			id: value,
			at: typeof value === 'number' ? String(100 - Math.floor(value / 2)) : value,
		});
		const list = fc.tuple(fc.array(id, { maxLength: 60 }), fc.constantFrom('at', 'id'), fc.constantFrom(-1, 0, 1));
		const sortedList = list.map(([ids, by, order]) => ({
			by,
			records: ids.map(recordOf).sort((one, two) => order * toText(one[by]).localeCompare(toText(two[by]))),
		}));
		fc.assert(
			fc.property(sortedList, fc.integer({ min: 1, max: 20 }), fc.nat(5), ({ records }, size, overlap) => {
				const seen = new Seen('id');
				const pages = Array.from({ length: Math.ceil(records.length / size) }, (_, page) =>
					records.slice(Math.max(0, page * size - overlap), (page + 1) * size),
				);
				const keys = pages.flat().map((record) => record.id ?? JSON.stringify(record));
				const expected = pages.flat().filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
				expect(pages.flatMap((page) => seen.fresh(page))).toEqual(expected);
				expect(seen.count).toBe(expected.length);
			}),
			{ numRuns: 1000 },
		);
	});
});
