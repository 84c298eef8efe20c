import { RecentMap } from '../../../../nodes/shared/base/recentMap';

const filled = (limit: number, ...keys: string[]) => {
	const map = new RecentMap<string>(limit);
	for (const key of keys) map.set(key, `value of ${key}`);
	return map;
};
const keptIn = (map: RecentMap<string>, ...keys: string[]) => keys.filter((key) => map.get(key) !== undefined);

describe('RecentMap', () => {
	it('gives what was set under a key, and undefined for other keys', () => {
		const map = filled(2, 'a');
		expect(map.get('a')).toBe('value of a');
		expect(map.get('b')).toBeUndefined();
		expect(map.get('__proto__')).toBeUndefined();
	});

	it('drops the oldest entry when it holds one more than its limit', () => {
		const map = filled(2, 'a', 'b');
		expect(keptIn(map, 'a', 'b')).toEqual(['a', 'b']);
		map.set('c', 'value of c');
		expect(keptIn(map, 'a', 'b', 'c')).toEqual(['b', 'c']);
	});

	it('counts an entry that is set again as the newest, and replaces its value', () => {
		const map = filled(2, 'a', 'b');
		map.set('a', 'another');
		map.set('c', 'value of c');
		expect(keptIn(map, 'a', 'b', 'c')).toEqual(['a', 'c']);
		expect(map.get('a')).toBe('another');
	});

	it('does not count reading as setting', () => {
		const map = filled(2, 'a', 'b');
		map.get('a');
		map.set('c', 'value of c');
		expect(keptIn(map, 'a', 'b', 'c')).toEqual(['b', 'c']);
	});

	it('deletes the entries whose value matches, and has room for others then', () => {
		const map = filled(3, 'a', 'b', 'c');
		map.deleteWhere((value) => value === 'value of b');
		expect(keptIn(map, 'a', 'b', 'c')).toEqual(['a', 'c']);
		map.set('d', 'value of d');
		expect(keptIn(map, 'a', 'c', 'd')).toEqual(['a', 'c', 'd']);
	});

	it('keeps values that are undefined or empty like any other', () => {
		const map = new RecentMap<string | undefined>(1);
		map.set('a', '');
		expect(map.get('a')).toBe('');
		map.set('b', undefined);
		expect(map.get('a')).toBeUndefined();
	});
});
