import { DateTime } from 'luxon';
import fc from 'fast-check';
import { InvalidInput } from '../../../../nodes/shared/base/failure';
import { closedReason, sendWindowFrom } from '../../../../nodes/shared/parameters/sendWindow';

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const everyDay = [...workdays, 'saturday', 'sunday'];
const office = { from: '09:00', to: '18:00', days: workdays, timezone: 'Europe/Berlin' };
const at = (time: string) => Date.parse(time);
const nextOf = (fields: object, time: string) =>
	/The next time is (\S+)$/.exec(closedReason(sendWindowFrom({ ...office, ...fields }, 'UTC'), at(time)) ?? '')?.[1];

describe('Send Only Between', () => {
	it.each([
		['the first minute', '2026-11-30T09:00:00+01:00'],
		['the last second', '2026-11-30T17:59:59+01:00'],
	])('is open in %s', (_name, time) => {
		expect(closedReason(sendWindowFrom(office, 'UTC'), at(time))).toBeUndefined();
	});

	it.each([
		['before', '2026-11-30T08:59:59+01:00', '2026-11-30T09:00:00+01:00'],
		['at the end', '2026-11-30T18:00:00+01:00', '2026-12-01T09:00:00+01:00'],
		['on Friday evening', '2026-12-04T20:00:00+01:00', '2026-12-07T09:00:00+01:00'],
		['on Sunday', '2026-11-29T12:00:00+01:00', '2026-11-30T09:00:00+01:00'],
		['before the clocks are set forward', '2026-03-27T19:00:00+01:00', '2026-03-30T09:00:00+02:00'],
	])('is closed %s, and names the next time', (_name, time, expected) => {
		expect(nextOf({}, time)).toBe(expected);
	});

	it('says which day and time it is there', () => {
		expect(closedReason(sendWindowFrom(office, 'UTC'), at('2026-11-29T21:15:00Z'))).toBe(
			'Outside the hours of Send Only Between: it is Sunday, 22:15 in Europe/Berlin. The next time is 2026-11-30T09:00:00+01:00',
		);
	});

	it('goes over midnight, with the hours of the day on which they begin', () => {
		const night = { from: '22:00', to: '06:00', days: ['friday'] };
		expect(nextOf(night, '2026-12-05T05:59:00+01:00')).toBeUndefined();
		expect(nextOf(night, '2026-12-04T22:00:00+01:00')).toBeUndefined();
		expect(nextOf(night, '2026-12-05T06:00:00+01:00')).toBe('2026-12-11T22:00:00+01:00');
		expect(nextOf(night, '2026-12-05T22:30:00+01:00')).toBe('2026-12-11T22:00:00+01:00');
	});

	it('begins an hour later on a day that skips its beginning, and leaves out hours that a day skips as a whole', () => {
		const hours = { from: '02:30', days: everyDay };
		expect(nextOf({ ...hours, to: '06:00' }, '2026-03-29T00:00:00+01:00')).toBe('2026-03-29T03:30:00+02:00');
		expect(nextOf({ from: '02:00', to: '03:00', days: everyDay }, '2026-03-29T00:00:00+01:00')).toBe(
			'2026-03-30T02:00:00+02:00',
		);
	});

	it('takes a whole day, and the zone of the workflow where the row names none', () => {
		const whole = { from: '00:00', to: '24:00', days: ['sunday'], timezone: '' };
		const window = sendWindowFrom(whole, 'America/New_York');
		expect(closedReason(window, at('2026-11-29T23:59:59-05:00'))).toBeUndefined();
		expect(closedReason(window, at('2026-11-30T00:00:00-05:00'))).toContain('2026-12-06T00:00:00-05:00');
	});

	it.each([
		['9', 540],
		['09:00', 540],
		['9.30', 570],
		['18:30:00', 1110],
		['9 am', 540],
		['12 am', 0],
		['12:15 PM', 735],
		['24:00', 1440],
	])('reads %s', (to, expected) => {
		expect(sendWindowFrom({ ...office, from: '00:01', to }, 'UTC').to).toBe(expected);
	});

	it.each([
		[{ from: 'nine' }, '"From" of Send Only Between is no time of day: "nine"'],
		[{ from: '09:60' }, '"From" of Send Only Between is no time of day: "09:60"'],
		[{ to: '24:01' }, '"To" of Send Only Between is no time of day: "24:01"'],
		[{ to: '13 pm' }, '"To" of Send Only Between is no time of day: "13 pm"'],
		[{ to: '09:00' }, '"From" and "To" of Send Only Between are the same: "09:00"'],
		[{ days: [] }, '"Days" of Send Only Between is empty'],
		[{ timezone: 'Berlin' }, '"Time Zone" is not known: "Berlin"'],
	])('refuses %j', (changes, message) => {
		expect(() => sendWindowFrom({ ...office, ...changes }, 'UTC')).toThrow(new InvalidInput(message));
	});

	// Luxon's clocks, minute by minute, are the oracle: the hours as a person would read them off.
	it('is open by the clock on the wall, on days without a change of the clocks', () => {
		const minute = fc.integer({ min: 0, max: 1439 });
		const text = (minutes: number) =>
			`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
		fc.assert(
			fc.property(
				minute,
				minute,
				fc.subarray(everyDay, { minLength: 1 }),
				fc.nat(7 * 1440),
				(from, to, days, later) => {
					fc.pre(from !== to);
					const now = DateTime.fromISO('2026-11-02T00:00', { zone: 'America/New_York' }).plus({
						days: 1,
						minutes: later,
					});
					const day = (date: DateTime) => date.setLocale('en').toFormat('cccc').toLowerCase();
					const time = now.hour * 60 + now.minute;
					const today = days.includes(day(now));
					const yesterday = days.includes(day(now.minus({ days: 1 })));
					const expected =
						from < to ? today && time >= from && time < to : (today && time >= from) || (yesterday && time < to);
					const window = sendWindowFrom({ from: text(from), to: text(to), days, timezone: 'America/New_York' }, 'UTC');
					expect(closedReason(window, now.toMillis()) === undefined).toBe(expected);
				},
			),
		);
	});
});
