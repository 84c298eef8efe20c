import { asUpdate, omitEmpty, updateMask } from '../../../nodes/Sinch/body';
import { toDuration } from '../../../nodes/Sinch/duration';
import { entriesOf, pairsOf } from '../../../nodes/Sinch/fieldValues';
import { toJsonObject, toJsonObjectUpTo, toTextUpTo } from '../../../nodes/Sinch/json';
import { callTo, routes } from '../../../nodes/Sinch/routes';

const call = callTo(routes.updateContact, { path: { contact_id: 'c' } });

describe('Update mask', () => {
	it('names what is changed, false and 0 included', () => {
		expect(updateMask({ active: false, contact_id: 'c', metadata_json: {} })).toBe('active,contact_id,metadata_json');
	});

	it('goes beside the change', () => {
		expect(asUpdate({ ...call, body: { email: 'a' } })).toMatchObject({
			query: { update_mask: 'email' },
			body: { email: 'a' },
		});
	});

	it('is refused when nothing changes', () => {
		expect(() => asUpdate(call)).toThrow('"Update Fields" is empty');
	});
});

describe('Fields', () => {
	it('drop what is empty and keep what is false or 0', () => {
		expect(omitEmpty({ a: '', b: ' ', c: null, d: undefined, e: {}, f: [], g: false, h: 0, i: 'x' })).toEqual({
			g: false,
			h: 0,
			i: 'x',
		});
	});

	it('give entries and pairs', () => {
		expect(entriesOf({ item: [{ a: 1 }, 'x', {}] })).toEqual([{ a: 1 }]);
		expect(entriesOf(undefined)).toEqual([]);
		expect(pairsOf({ property: [{ name: 'SMS_SENDER', value: 'Shop' }, { name: 'X' }] })).toEqual({
			SMS_SENDER: 'Shop',
			X: '',
		});
	});

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

describe('Time to live', () => {
	it.each([
		[10, '10s'],
		['10', '10s'],
		['10s', '10s'],
		[' 3600 ', '3600s'],
	])('of %j is %s', (seconds, text) => {
		expect(toDuration(seconds).trim()).toBe(text);
	});

	it.each([2, -1, 1.5, 'soon', '', 400_000_000_000])('of %j is refused', (seconds) => {
		expect(() => toDuration(seconds)).toThrow('whole number of seconds');
	});
});
