import fc from 'fast-check';
import { DateTime } from 'luxon';
import { localTime, momentIn, momentOf, zoneName } from '../../../nodes/Respondent/localTime';

const ZONES = ['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC'];
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }).map((ms) => ms - (ms % 1000));

describe('The local time of an interview', () => {
	it('is that of Luxon, for any moment and zone', () => {
		fc.assert(
			fc.property(instant, zone, (ms, name) => {
				const expected = DateTime.fromMillis(ms, { zone: name }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
				expect(localTime(new Date(ms).toISOString(), name)).toBe(expected);
			}),
		);
	});

	it('comes out as it was written, when it has no offset', () => {
		fc.assert(
			fc.property(instant, zone, (ms, name) => {
				const written = DateTime.fromMillis(ms, { zone: name }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
				expect(localTime(momentIn(momentOf(written), name), name)).toBe(written);
			}),
		);
	});

	it('is refused where the clocks leave it out', () => {
		expect(() => momentIn('2026-03-08T02:30', 'America/New_York')).toThrow('does not exist in America/New_York');
		expect(momentIn('2026-03-08T02:30', 'UTC')).toBe('2026-03-08T02:30:00.000Z');
	});

	it.each([
		'2026-12-01',
		'2026-12-01\u200E',
		'"2026-12-01"',
		'2026\u201112\u201101',
		'2026-12-01Z',
		'2026-12-01[Europe/Berlin]',
	])('is refused without a time of day: %j', (day) => {
		expect(() => momentOf(day)).toThrow('without a time of day');
	});

	it.each(['2026-03-08T02:30\u200E', '"2026-03-08 02:30"', '2026\u201103\u201108T02:30', '2026-03-08t02:30'])(
		'is refused where the clocks leave it out, whatever pasting adds: %j',
		(pasted) => {
			expect(() => momentIn(momentOf(pasted), 'America/New_York')).toThrow('does not exist in America/New_York');
		},
	);

	it.each(['', 'Berlin', 'Europe/Atlantis', '+01:00', 42])('is not read in the zone %j', (name) => {
		expect(() => zoneName(name)).toThrow('which is no time zone');
	});
});
