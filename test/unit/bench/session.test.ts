import { turnOrder } from '../../../bench/speed/session';

describe('turnOrder', () => {
	it.each([2, 3, 4, 5, 6])('measures each of %d once per round, and none twice in a row', (count) => {
		const group = [...Array(count).keys()];
		const rounds = Array.from({ length: 4 * count }, (_, round) => turnOrder(group, round));
		for (const round of rounds) expect(round.toSorted()).toEqual(group);
		const all = rounds.flat();
		expect(all.filter((member, index) => member === all[index - 1])).toEqual([]);
	});

	it('lets no member always follow the same other member', () => {
		const all = [0, 1, 2, 3, 4, 5].flatMap((round) => turnOrder(['a', 'b', 'c'], round));
		for (const member of ['a', 'b', 'c']) {
			const before = all.flatMap((each, index) => (each === member && index > 0 ? [all[index - 1]] : []));
			expect(new Set(before).size).toBe(2);
		}
	});
});
