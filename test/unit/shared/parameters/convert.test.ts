import { DateTime, Settings } from 'luxon';
import fc from 'fast-check';
import { displayValue, toIsoDate, toList } from '../../../../nodes/shared/parameters/convert';
import { InvalidInput } from '../../../../nodes/shared/base/failure';

describe('toIsoDate', () => {
	it.each([
		['2026-03-02T09:15:00Z', '2026-03-02T09:15:00.000Z'],
		['2026-03-02T09:15:00.25Z', '2026-03-02T09:15:00.250Z'],
		['2026-03-02T10:15:00+01:00', '2026-03-02T09:15:00.000Z'],
		['2026-03-02T10:15:00+0100', '2026-03-02T09:15:00.000Z'],
		['2026-03-02T10:15:00', '2026-03-02T09:15:00.000Z'],
		['2026-03-02 10:15', '2026-03-02T09:15:00.000Z'],
		['2026-03-02', '2026-03-01T23:00:00.000Z'],
		['2026-07-02', '2026-07-01T22:00:00.000Z'],
		['  2026-03-02T09:15:00Z ', '2026-03-02T09:15:00.000Z'],
		['2026-03-02T10:15:00.000+01:00[Europe/Berlin]', '2026-03-02T09:15:00.000Z'],
		['2026-03-02T04:15:00.000-05:00[America/New_York]', '2026-03-02T09:15:00.000Z'],
		['2026-03-02T09:15:00.000Z[Etc/GMT+0]', '2026-03-02T09:15:00.000Z'],
		['\u202A2026\u201103\u201102T09:15:00Z\u200E', '2026-03-02T09:15:00.000Z'],
		["'2026-03-02\u00A010:15", '2026-03-02T09:15:00.000Z'],
		['"2026-03-02T09:15:00Z"', '2026-03-02T09:15:00.000Z'],
		[1772442900, '2026-03-02T09:15:00.000Z'],
		['1772442900', '2026-03-02T09:15:00.000Z'],
		[1772442900123, '2026-03-02T09:15:00.123Z'],
		['1772442900123', '2026-03-02T09:15:00.123Z'],
		[0, '1970-01-01T00:00:00.000Z'],
		[100_000_000, '1973-03-03T09:46:40.000Z'],
		[-100_000_000, '1966-10-31T14:13:20.000Z'],
		[new Date('2026-03-02T09:15:00Z'), '2026-03-02T09:15:00.000Z'],
	])('reads %j in the zone Europe/Berlin as %j', (value, expected) => {
		expect(toIsoDate(value, 'Europe/Berlin')).toBe(expected);
	});

	it('takes a Luxon object with the zone that it has', () => {
		const moment = DateTime.fromISO('2026-03-02T04:15:00', { zone: 'America/New_York' });
		expect(toIsoDate(moment, 'Europe/Berlin')).toBe('2026-03-02T09:15:00.000Z');
	});

	it('takes the same text in another zone for another moment', () => {
		expect(toIsoDate('2026-03-02T10:15:00', 'America/New_York')).toBe('2026-03-02T15:15:00.000Z');
		expect(toIsoDate('2026-03-02T10:15:00', 'UTC')).toBe('2026-03-02T10:15:00.000Z');
	});

	it.each([
		'',
		'soon',
		'2',
		'12345678',
		'12345678901234',
		'2026-13-01',
		'2026-02-30T10:00:00Z',
		'2026-03-02T25:00:00Z',
		'02.03.2026',
		'03/02/2026',
		'2026-03-02T10:15:00[Europe/Berlin',
		'March 2026',
		null,
		undefined,
		true,
		NaN,
		Infinity,
		9e15,
		{},
		[],
		['2026-03-02'],
		new Date(NaN),
		{ toMillis: 'no function' },
		{ toMillis: () => 'junk' },
		DateTime.fromISO('junk'),
	])('refuses %j', (value) => {
		expect(() => toIsoDate(value, 'Europe/Berlin')).toThrow(InvalidInput);
		expect(() => toIsoDate(value, 'Europe/Berlin')).toThrow('is no date: ');
	});

	// Microsoft: day 1 is 1900-01-01 (DATE function of Excel), 46357 is 2026-12-01, 2,958,465 is 9999-12-31.
	it.each([1, 46357, 46357.375, 0.375, 2_958_465])('refuses %d, and says that it is a day number', (value) => {
		expect(() => toIsoDate(value, 'Europe/Berlin')).toThrow(InvalidInput);
		expect(() => toIsoDate(value, 'Europe/Berlin')).toThrow(`is ${value}, which is a day number of a spreadsheet`);
	});

	it.each([-1, -46357.375, 20260302, 99_999_999])('refuses %d, which is no Unix time that somebody means', (value) => {
		expect(() => toIsoDate(value, 'Europe/Berlin')).toThrow(`is no date: ${value}`);
	});

	it('refuses a text without an offset when the zone is unknown, also where Luxon throws', () => {
		const before = Settings.throwOnInvalid;
		expect(() => toIsoDate('2026-03-02T10:15:00', 'Middle/Earth')).toThrow(InvalidInput);
		expect(Settings.throwOnInvalid).toBe(before);
	});

	it('gives every moment back, however it was written', () => {
		// Before 1973 some zones were off by seconds, which no offset can say.
		const anyMoment = fc.date({ min: new Date('1973-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
		const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Chatham');
		fc.assert(
			fc.property(anyMoment, zones, zones, (moment, zone, other) => {
				const local = DateTime.fromJSDate(moment, { zone });
				const iso = moment.toISOString();
				const offset = local.toISO({ extendedZone: true });
				for (const form of [iso, moment, local, offset]) expect(toIsoDate(form, other)).toBe(iso);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('toList', () => {
	it.each([
		['a, b;c\nd\r\ne', ['a', 'b', 'c', 'd', 'e']],
		[
			['a', ' b ', 'a'],
			['a', 'b'],
		],
		[
			['a,b', ['c', ['d;a']]],
			['a,b', 'c', 'd;a'],
		],
		[['ACME, Inc.'], ['ACME, Inc.']],
		['"ACME, Inc.", Foo', ['ACME, Inc.', 'Foo']],
		['Foo;"a;b"\n "c ""d"", e" ', ['Foo', 'a;b', 'c "d", e']],
		['"Foo"', ['Foo']],
		['5" pipe, 6" pipe', ['5" pipe', '6" pipe']],
		['"open, Foo', ['"open', 'Foo']],
		['"a" b, c', ['"a" b', 'c']],
		[' ,;\n', []],
		['', []],
		[null, []],
		[undefined, []],
		[42, ['42']],
		[
			[1, null, 2],
			['1', '2'],
		],
	])('reads %j as %j', (value, expected) => {
		expect(toList(value)).toEqual(expected);
	});

	it.each([[{ title: 'vip' }], [['vip', { title: 'new' }]], [[['vip', [{ title: 'new' }]]]]])(
		'refuses %j, which holds an object',
		(value) => {
			expect(() => toList(value)).toThrow('where a text is needed');
		},
	);
});

describe('shown', () => {
	it('quotes text and shows anything else as JSON', () => {
		expect(displayValue('a "b"')).toBe('"a "b""');
		expect(displayValue({ a: 1 })).toBe('{"a":1}');
		expect(displayValue(undefined)).toBe('undefined');
		expect(displayValue(12)).toBe('12');
	});

	it('cuts what is long', () => {
		expect(displayValue('x'.repeat(1000))).toHaveLength(80);
		expect(displayValue('x'.repeat(1000))).toMatch(/x…$/);
	});
});
