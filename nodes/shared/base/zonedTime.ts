import { RecentMap } from './recentMap';

const DAY = 86_400_000;

// Making a formatter takes longer than using it.
const formatters = new RecentMap<Intl.DateTimeFormat>(100);

function formatterFor(zone: string): Intl.DateTimeFormat {
	const known = formatters.get(zone);
	if (known) return known;
	const formatter = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formatters.set(zone, formatter);
	return formatter;
}

/** Whether a text is the name of a time zone, e.g. Europe/Berlin. */
export function isTimeZone(zone: string): boolean {
	try {
		formatterFor(zone);
		return true;
	} catch {
		return false;
	}
}

/**
 * What the clocks of a time zone show at an instant, as if they showed UTC: both in ms since the epoch, the result in whole seconds.
 * Throws a RangeError for an unknown zone.
 */
export function wallTime(instant: number, zone: string): number {
	const part: Record<string, number> = {};
	for (const { type, value } of formatterFor(zone).formatToParts(instant)) part[type] = Number(value);
	const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = part;
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the clocks of a time zone show `wall`, the inverse of `wallTime`. A time that occurs twice, when the clocks are
 * set back, is the first of the two. A time that the clocks skip counts as if they had not been set forward, as in RFC 5545, 3.3.5.
 */
export function instantAt(wall: number, zone: string): number {
	const offsetAt = (instant: number) => wallTime(instant, zone) - instant;
	const before = wall - offsetAt(wall - DAY);
	const after = wall - offsetAt(wall + DAY);
	const fitting = [before, after].filter((instant) => wallTime(instant, zone) === wall);
	return fitting.length > 0 ? Math.min(...fitting) : before;
}

/** An instant as the clocks of a time zone show it, as ISO 8601 with the offset: 2026-11-30T09:00:00+01:00. */
export function zonedIso(instant: number, zone: string): string {
	const wall = wallTime(instant, zone);
	const minutes = Math.round((wall - instant) / 60_000);
	const two = (number: number) => String(Math.trunc(number)).padStart(2, '0');
	const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
	return `${new Date(wall).toISOString().slice(0, 19)}${offset}`;
}
