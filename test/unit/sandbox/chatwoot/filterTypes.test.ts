import { castDate, dayOf, isoDate } from '../../../../sandbox/chatwoot/rules/filters/days';
import { booleanType, integerType, numberType, textType } from '../../../../sandbox/chatwoot/rules/filters/sqlTypes';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const today = day('2026-11-29');
const fault = 'Internal Server Error';

it('counts days in UTC', () => {
	expect(dayOf(Date.UTC(2026, 10, 29, 23, 59) / 1000)).toBe(today);
});

it.each([
	['2026-11-29', '2026-11-29'],
	['2026-11-29T14:32:00Z', '2026-11-29'],
	['20261129', '2026-11-29'],
])('reads %s as a date of a request', (text, expected) => {
	expect(isoDate(text)).toBe(day(expected));
});

it.each(['yesterday', '2026-02-30', '29.11.2026', '2026-11-29 14:32', '2026-11-29x', ''])(
	'takes %j for no date of a request',
	(text) => {
		expect(isoDate(text)).toBeUndefined();
	},
);

it.each([
	['2026-11-29', '2026-11-29'],
	['2026/11/29', '2026-11-29'],
	['11/29/2026', '2026-11-29'],
	['2026-11-29 14:32', '2026-11-29'],
	['Nov 29, 2026', '2026-11-29'],
	['29 nov 2026', '2026-11-29'],
	['yesterday', '2026-11-28'],
	[' TODAY ', '2026-11-29'],
])('the database reads %j as a date', (text, expected) => {
	expect(castDate(text, today)).toBe(day(expected));
});

it.each(['24.12.2026', 'n/a', '', '2026-02-30'])('the database fails with %j as a date', (text) => {
	expect(() => castDate(text, today)).toThrow(fault);
});

it('the database reads numbers and truth values, and fails with other texts', () => {
	expect(['12', ' 12.50 ', '1e3', '.5', '-Infinity'].map(numberType.cast)).toEqual([12, 12.5, 1000, 0.5, -Infinity]);
	expect(numberType.cast('NaN')).toBeNaN();
	for (const text of ['12,50', 'n/a', '', '0x10']) expect(() => numberType.cast(text)).toThrow(fault);
	expect(['true', 'T', 'yes', 'on', '1'].map(booleanType.cast)).toEqual(Array(5).fill(true));
	expect(['false', 'n', 'of', '0'].map(booleanType.cast)).toEqual(Array(4).fill(false));
	for (const text of ['o', 'maybe', '', '2']) expect(() => booleanType.cast(text)).toThrow(fault);
});

it('operands are texts, values of the type of the column, or null', () => {
	const integer = integerType(4);
	expect([integer.operand('7'), integer.operand(7), integer.operand(null)]).toEqual([7, 7, null]);
	for (const value of ['x', '1.5', '99999999999', true, [1]]) expect(() => integer.operand(value)).toThrow(fault);
	expect(integerType(8).operand('99999999999')).toBe(99_999_999_999);
	expect(() => textType.operand(12)).toThrow(fault);
	expect(() => booleanType.operand(1)).toThrow(fault);
});
