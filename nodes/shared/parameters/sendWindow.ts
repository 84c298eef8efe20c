import { InvalidInput } from '../base/failure';
import { toText, type Values } from '../base/record';
import { instantAt, isTimeZone, wallTime, zonedIso } from '../base/zonedTime';
import type { SendWindow } from '../operation/sendLimits';
import { displayValue } from './convert';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
// 9, 09:00, 9.30, 18:30:00, 9 am, 6:30 PM
const TIME = /^(\d{1,2})(?:[:.](\d{2})(?::00)?)?\s*(am|pm|a\.m\.|p\.m\.)?$/i;

/**
 * The hours of Send Only Between, from the fields of the option. `workflowZone` holds where the row names no time zone. Throws an
 * InvalidInput for hours that cannot be used.
 */
export function sendWindowFrom({ from, to, days, timezone }: Values, workflowZone: string): SendWindow {
	const zone = toText(timezone) || workflowZone;
	if (!isTimeZone(zone))
		throw new InvalidInput(`"Time Zone" is not known: ${displayValue(zone)}`, 'Use a name such as Europe/Berlin.');
	const chosen = Array.isArray(days) ? days.map((day) => NAMES.findIndex((name) => name.toLowerCase() === day)) : [];
	if (chosen.length === 0) throw new InvalidInput('"Days" of Send Only Between is empty', 'Choose at least one day.');
	const hours = { from: minutesOf('From', from), to: minutesOf('To', to) };
	if (hours.from === hours.to)
		throw new InvalidInput(
			`"From" and "To" of Send Only Between are the same: ${displayValue(from)}`,
			'For a whole day, use 00:00 and 24:00.',
		);
	return { ...hours, days: chosen, zone };
}

function minutesOf(label: string, value: unknown): number {
	const [, hours = '', minutes = '0', half = ''] = TIME.exec(toText(value).trim()) ?? [];
	const hour = half === '' ? Number(hours || NaN) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
	const time = hour * 60 + Number(minutes);
	if (time <= 1440 && Number(minutes) < 60 && (half === '' || (Number(hours) >= 1 && Number(hours) <= 12))) return time;
	throw new InvalidInput(
		`"${label}" of Send Only Between is no time of day: ${displayValue(value)}`,
		'Use a form such as 09:00 or 18:30, up to 24:00.',
	);
}

/**
 * Why a row is not sent now, with the time from which it may be sent; undefined within the hours. `now` is in ms since the epoch. The
 * hours begin with the minute `from` and end before the minute `to`.
 */
export function closedReason({ from, to, days, zone }: SendWindow, now: number): string | undefined {
	const wall = wallTime(now, zone);
	const today = Math.floor(wall / DAY) * DAY;
	// From yesterday, whose hours may end today, to the same day in two weeks: a change of the clocks may leave hours of a day out.
	for (let day = today - DAY; day <= today + 14 * DAY; day += DAY) {
		if (!days.includes(new Date(day).getUTCDay())) continue;
		const begins = instantAt(day + from * MINUTE, zone);
		const ends = instantAt(day + to * MINUTE + (to < from ? DAY : 0), zone);
		if (begins <= now && now < ends) return undefined;
		if (begins > now && begins < ends)
			return `Outside the hours of Send Only Between: it is ${describe(wall)} in ${zone}. The next time is ${zonedIso(begins, zone)}`;
	}
	return `Outside the hours of Send Only Between: it is ${describe(wall)} in ${zone}`;
}

function describe(wall: number): string {
	const date = new Date(wall);
	return `${NAMES[date.getUTCDay()] ?? ''}, ${date.toISOString().slice(11, 16)}`;
}
