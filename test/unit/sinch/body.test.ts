import {
	asUpdate,
	entries,
	filled,
	jsonObject,
	jsonObjectUpTo,
	pairs,
	textUpTo,
	updateMask,
} from '../../../nodes/Sinch/body';
import { toDuration } from '../../../nodes/Sinch/duration';
import { callTo } from '../../../nodes/shared/http/call';

const call = callTo('PATCH /v1/projects/{project_id}/contacts/{contact_id}', { path: { contact_id: 'c' } });

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
		expect(filled({ a: '', b: ' ', c: null, d: undefined, e: {}, f: [], g: false, h: 0, i: 'x' })).toEqual({
			g: false,
			h: 0,
			i: 'x',
		});
	});

	it('give entries and pairs', () => {
		expect(entries({ item: [{ a: 1 }, 'x', {}] })).toEqual([{ a: 1 }]);
		expect(entries(undefined)).toEqual([]);
		expect(pairs({ property: [{ name: 'SMS_SENDER', value: 'Shop' }, { name: 'X' }] })).toEqual({
			SMS_SENDER: 'Shop',
			X: '',
		});
	});

	it('read JSON objects, as text or as such', () => {
		expect(jsonObject('{ "a": 1 }')).toEqual({ a: 1 });
		expect(jsonObject({ a: 1 })).toEqual({ a: 1 });
		for (const wrong of ['[1]', '1', 'null', '{', 7, ['a']]) expect(() => jsonObject(wrong)).toThrow(/JSON/);
	});

	it('refuse what is too long', () => {
		expect(textUpTo(3)('abc')).toBe('abc');
		expect(() => textUpTo(3)('abcd')).toThrow('has 4 characters, but Sinch takes 3 at most');
		expect(() => jsonObjectUpTo(5)({ a: 12 })).toThrow('has 8 characters');
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
