import { objectId, objectIds } from '../../../nodes/Respondent/objectId';
import { InvalidInput } from '../../../nodes/shared/base/failure';

const A = '65f0c1d2e3a4b5c6d7e8f9a1';
const B = '65f0c1d2e3a4b5c6d7e8f9b2';

describe('objectId', () => {
	it('takes 24 hexadecimal digits, blanks around them dropped', () => {
		expect(objectId(` ${A}\n`)).toBe(A);
		expect(objectId(A.toUpperCase())).toBe(A.toUpperCase());
	});

	it.each([
		`\u202A${A}\u200B`,
		`'${A}`,
		`"${A}"`,
		`ObjectId("${A}")`,
		`ObjectId('${A}')`,
		`\uFEFFObjectId(${A})\u00A0`,
	])('takes the pasted %j', (pasted) => {
		expect(objectId(pasted)).toBe(A);
	});

	it.each([
		['', 'is ""'],
		['abc', 'is "abc"'],
		[`${A}0`, `is "${A}0"`],
		[A.replace('a', 'g'), 'which is not an ID of 24 hexadecimal digits'],
		[`${A},${B}`, 'which is not an ID of 24 hexadecimal digits'],
		[42, 'is 42'],
		[null, 'is null'],
		[[A], `is ["${A}"]`],
	])('refuses %j and names it', (value, reason) => {
		expect(() => objectId(value)).toThrow(InvalidInput);
		expect(() => objectId(value)).toThrow(reason);
	});
});

describe('objectIds', () => {
	it.each([[`${A}, ${B}`], [`${A}\n${B}\r\n`], [`${A};${B}`], [[A, B]], [[`${A},${B}`]], [[A, B, A, A.toUpperCase()]]])(
		'reads %j as two ids',
		(value) => {
			expect(objectIds(value)).toEqual([A, B]);
		},
	);

	it('takes a single one', () => {
		expect(objectIds(A)).toEqual([A]);
	});

	it('names the one that is no id', () => {
		expect(() => objectIds(`${A}, nobody, ${B}`)).toThrow('is "nobody"');
	});

	it.each(['', ' ,\n', [], null, undefined])('refuses %j: at least one is needed', (value) => {
		expect(() => objectIds(value)).toThrow('holds no ID');
	});
});
