import fc from 'fast-check';
import { DateTime } from 'luxon';
import { instantAt, isTimeZone, wallTime, zonedIso } from '../../../../nodes/shared/base/zonedTime';

// With whole, half and quarter hours, both hemispheres, and none that changes its clocks.
const ZONES = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'America/St_Johns',
	'Asia/Kathmandu',
	'Asia/Tokyo',
	'Australia/Lord_Howe',
	'Pacific/Auckland',
];
const zone = fc.constantFrom(...ZONES);
const instant = fc
	.integer({ min: Date.parse('2000-01-01T00:00:00Z') / 1000, max: Date.parse('2040-01-01T00:00:00Z') / 1000 })
	.map((seconds) => seconds * 1000);

describe('the time of day in a zone', () => {
	it('is what Luxon says', () => {
		fc.assert(
			fc.property(instant, zone, (at, name) => {
				const there = DateTime.fromMillis(at, { zone: name });
				expect(wallTime(at, name)).toBe(there.setZone('UTC', { keepLocalTime: true }).toMillis());
				expect(zonedIso(at, name).replace('+00:00', 'Z')).toBe(there.toISO({ suppressMilliseconds: true }));
			}),
		);
	});

	it('gives the instant back, or the first of two', () => {
		fc.assert(
			fc.property(instant, zone, (at, name) => {
				const wall = wallTime(at, name);
				const found = instantAt(wall, name);
				expect(wallTime(found, name)).toBe(wall);
				expect(found).toBeLessThanOrEqual(at);
			}),
		);
	});

	it.each([
		['2026-10-25T02:30:00Z', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'occurs twice'],
		['2026-03-29T02:30:00Z', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'is skipped'],
		['2026-11-01T01:30:00Z', 'America/New_York', '2026-11-01T05:30:00.000Z', 'occurs twice'],
		['2026-03-08T02:30:00Z', 'America/New_York', '2026-03-08T07:30:00.000Z', 'is skipped'],
	])('%s in %s is %s: it %s', (wall, name, expected) => {
		expect(new Date(instantAt(Date.parse(wall), name)).toISOString()).toBe(expected);
	});
});

describe('isTimeZone', () => {
	it.each(['Europe/Berlin', 'UTC', 'america/new_york'])('knows %s', (name) => expect(isTimeZone(name)).toBe(true));
	it.each(['Europe/Berln', '', 'Berlin time'])('does not know "%s"', (name) => expect(isTimeZone(name)).toBe(false));
});
