import { Seen } from '../../../nodes/shared/seen';

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
});
