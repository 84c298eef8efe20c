import { toJsonObject, toJsonObjectUpTo, toTextUpTo } from '../../../nodes/Sinch/json';

describe('Conversions', () => {
	it('read JSON objects, as text or as such', () => {
		expect(toJsonObject('{ "a": 1 }')).toEqual({ a: 1 });
		expect(toJsonObject({ a: 1 })).toEqual({ a: 1 });
		for (const wrong of ['[1]', '1', 'null', '{', 7, ['a']]) expect(() => toJsonObject(wrong)).toThrow(/JSON/);
	});

	it('refuse what is too long', () => {
		expect(toTextUpTo(3)('abc')).toBe('abc');
		expect(() => toTextUpTo(3)('abcd')).toThrow('has 4 characters, but Sinch takes 3 at most');
		expect(() => toJsonObjectUpTo(5)({ a: 12 })).toThrow('has 8 characters');
	});
});
