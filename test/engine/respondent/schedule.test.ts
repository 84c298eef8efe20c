import { DateTime } from 'luxon';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { loadOptions } from '../../support/engine';
import { actionRoute, check, responsesIn, skip } from '../../support/respondentResponses';

useExpressionEngine();
const harness = useRespondent();
const { at, act, calls } = responsesIn(harness);

const bodyOf = () => harness.requestsTo(actionRoute('schedule'))[0]?.body;
const BERLIN = { timezone: 'Europe/Berlin' };

describe('Screener Response: Schedule', () => {
	it.each([
		['a local time', '2026-12-01T09:00', '2026-12-01T09:00:00'],
		['a local time as a sheet writes it', '2026-12-01 09:00:30', '2026-12-01T09:00:30'],
		['UTC', '2026-12-01T08:00:00Z', '2026-12-01T09:00:00'],
		['an offset', '2026-12-01T03:00:00-05:00', '2026-12-01T09:00:00'],
		['summer time', '2026-07-01T07:00:00Z', '2026-07-01T09:00:00'],
		['the day before, in UTC', '2026-11-30T23:30:00Z', '2026-12-01T00:30:00'],
		['an expression with a date', "={{ DateTime.fromISO('2026-12-01T08:00:00Z') }}", '2026-12-01T09:00:00'],
	])('sends the local time of the zone for %s', async (_what, startsAt, bookedDate) => {
		const { items, error } = await act('schedule', 2, { startsAt, ...BERLIN });
		expect(error).toBeUndefined();
		expect(bodyOf()).toEqual({ bookedDate, timezone: 'Europe/Berlin' });
		const stored = DateTime.fromISO(bookedDate, { zone: 'Europe/Berlin' }).toUTC().toISO();
		expect(items[0]?.json).toMatchObject({ responseStatus: 'SCHEDULED', scheduledAt: stored });
		expect(at(2).scheduledAt).toBe(stored);
	});

	it.each([
		[{ startsAt: '2026-12-01', ...BERLIN }, '"Starts At" is "2026-12-01", without a time of day'],
		[{ startsAt: '2026-12-01\u200E', ...BERLIN }, '"Starts At" is "2026-12-01", without a time of day'],
		[{ startsAt: 'tomorrow', ...BERLIN }, '"Starts At" is no date: "tomorrow"'],
		[{ startsAt: '={{ 46357.375 }}', ...BERLIN }, '"Starts At" is 46357.375, which is a day number of a spreadsheet'],
		[
			{ startsAt: '2026-03-29T02:30', ...BERLIN },
			'"Starts At" is "2026-03-29T02:30", a time that does not exist in Europe/Berlin',
		],
		[{ startsAt: '2026-12-01T09:00', timezone: 'Berlin' }, '"Time Zone Name or ID" is "Berlin", which is no time zone'],
		[{ startsAt: '2026-12-01T09:00', timezone: '+02:00' }, '"Time Zone Name or ID" is "+02:00", which is no time zone'],
	])('refuses %j', async (parameters, message) => {
		const { error } = await act('schedule', 2, parameters);
		expect(error?.message).toBe(message);
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('leaves alone a response with the same time, with Skip If Already Sent, and moves one with another time', async () => {
		await act('schedule', 2, { startsAt: '2026-12-01T09:00', ...BERLIN });
		await act('schedule', 2, { startsAt: '2026-12-01T08:00:00Z', ...BERLIN, ...skip });
		expect(calls('schedule')).toBe(1);
		await act('schedule', 2, { startsAt: '2026-12-01T10:00', ...BERLIN, ...skip });
		expect(at(2).scheduledAt).toBe('2026-12-01T09:00:00.000Z');
	});

	it('knows its own booking again, whose milliseconds Respondent does not get', async () => {
		const startsAt = '2026-12-01T08:00:00.500Z';
		await act('schedule', 2, { startsAt, ...BERLIN });
		const { items } = await act('schedule', 2, { startsAt, ...BERLIN, ...skip });
		expect(items[0]?.json).toMatchObject({ scheduledAt: '2026-12-01T08:00:00.000Z' });
		expect(calls('schedule')).toBe(1);
	});

	it('sends the links', async () => {
		const meetingLink = 'https://meet.example.net/kitchen';
		const options = { bookingLink: 'https://book.example.net', meetingCancelLink: 'https://book.example.net/cancel' };
		await act('schedule', 2, { startsAt: '2026-12-01T09:00', ...BERLIN, meetingLink, options });
		expect(bodyOf()).toMatchObject({ meetingLink, ...options });
		const wrong = { meetingCancelLink: 'book.example.net' };
		const { error } = await act('schedule', 2, { startsAt: '2026-12-01T09:00', ...BERLIN, options: wrong });
		expect(error?.message).toContain('"Cancellation Link" is "book.example.net", which is no web address');
	});

	it('shows the moment under Check Only', async () => {
		const { items } = await act('schedule', 2, { startsAt: '2026-12-01T09:00', ...BERLIN, ...check });
		expect(items[0]?.json).toMatchObject({ scheduledAt: '2026-12-01T08:00:00.000Z', timezone: 'Europe/Berlin' });
		expect(calls('schedule')).toBe(0);
	});

	it('offers the time zones', async () => {
		const zones = await loadOptions(harness.setup, 'getTimeZones', {});
		expect(zones.map(({ value }) => value)).toEqual(
			expect.arrayContaining(['America/New_York', 'Europe/Berlin', 'UTC']),
		);
	});
});
