import fc from 'fast-check';
import { DateTime, Duration, Interval } from 'luxon';
import { plainValue } from '../../../../nodes/shared/parameters/plainValue';

const UTC_TIME = '2026-03-02T09:15:00.000Z';
const inBerlin = DateTime.fromISO(UTC_TIME, { zone: 'Europe/Berlin' });
const BERLIN_TIME = '2026-03-02T10:15:00.000+01:00';
const marker = { __n8nType: 'DateTime', __isoString: BERLIN_TIME, __zone: 'Europe/Berlin' };

describe('plainValue', () => {
	it.each<[string, unknown, unknown]>([
		['a Luxon date', inBerlin, BERLIN_TIME],
		['a Luxon date of the vm engine', marker, BERLIN_TIME],
		['a Date', new Date(UTC_TIME), UTC_TIME],
		['an invalid Luxon date', DateTime.fromISO('junk'), 'Invalid DateTime'],
		['one of the vm engine', { __n8nType: 'DateTime', __invalidReason: 'unparsable' }, 'Invalid DateTime'],
		['an invalid Date', new Date(NaN), 'Invalid DateTime'],
		['an interval', Interval.after(inBerlin, { hours: 1 }), `${BERLIN_TIME}/2026-03-02T11:15:00.000+01:00`],
		[
			'an interval of the vm engine',
			{ __n8nType: 'Interval', __start: marker, __end: marker },
			`${BERLIN_TIME}/${BERLIN_TIME}`,
		],
		['a BigInt', 5n, 5],
		['a large BigInt', 12345678901234567890n, '12345678901234567890'],
		['a list', [1, marker, [inBerlin]], [1, BERLIN_TIME, [BERLIN_TIME]]],
		['an object', { a: { b: marker }, c: null }, { a: { b: BERLIN_TIME }, c: null }],
		[
			'an escaped object',
			{ __n8nEscaped: true, __value: { __n8nType: 'DateTime', a: 1 } },
			{ __n8nType: 'DateTime', a: 1 },
		],
		['an object with a type of its own', { __n8nType: 'mine', a: 1 }, { __n8nType: 'mine', a: 1 }],
		['a text', 'a', 'a'],
		['nothing', undefined, undefined],
	])('converts %s', (_what, value, expected) => {
		expect(plainValue(value)).toEqual(expected);
	});

	it('writes a duration of the vm engine as Luxon does', () => {
		const units = ['years', 'quarters', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'];
		const durations = fc.dictionary(fc.constantFrom(...units), fc.integer({ min: -5000, max: 5000 }));
		fc.assert(
			fc.property(durations, (values) => {
				const duration = Duration.fromObject(values);
				expect(plainValue({ __n8nType: 'Duration', __values: values })).toBe(duration.toISO());
				expect(plainValue(duration)).toBe(duration.toISO());
			}),
		);
	});
});
