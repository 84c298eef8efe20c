import { faultOfServer } from '../errors';

const millisecondsPerDay = 86_400_000;
const secondsPerDay = 86_400;

/** The day of a time in Unix seconds, counted from 1970, in UTC. */
export function dayOf(seconds: number): number {
	return Math.floor(seconds / secondsPerDay);
}

/** A day of the calendar, counted from 1970; undefined when the calendar does not have it. */
function calendarDay(year: unknown, month: unknown, day: unknown): number | undefined {
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
	return isReal ? date.getTime() / millisecondsPerDay : undefined;
}

const isoDay = /^\s*(\d{4})-(\d\d)-(\d\d)(?:t\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:z|[-+]\d\d(?::?\d\d)?)?)?\s*$/i;
const basicDay = /^\s*(\d{4})(\d\d)(\d\d)(?:t\d{4}(?:\d\d(?:[.,]\d+)?)?(?:z|[-+]\d\d(?:\d\d)?)?)?\s*$/i;

/** A date as Ruby's `Date.iso8601` reads it, without the time of day; undefined when the text is none. */
export function isoDate(text: string): number | undefined {
	const [, year, month, day] = isoDay.exec(text) ?? basicDay.exec(text) ?? [];
	return year === undefined ? undefined : calendarDay(year, month, day);
}

/** Patterns of dates that PostgreSQL reads, with the places of year, month and day. */
const databaseDays: ReadonlyArray<[pattern: RegExp, year: number, month: number, day: number]> = [
	[/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/i, 1, 2, 3],
	[/^(\d{4})(\d\d)(\d\d)(?:[t ].*)?$/i, 1, 2, 3],
	[/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$/, 3, 1, 2],
];

function databaseDay(text: string, today: number): number | undefined {
	const words: Record<string, number> = {
		'-infinity': -Infinity,
		epoch: 0,
		infinity: Infinity,
		now: today,
		today,
		tomorrow: today + 1,
		yesterday: today - 1,
	};
	if (Object.hasOwn(words, text)) return words[text];
	for (const [pattern, year, month, day] of databaseDays) {
		const found = pattern.exec(text);
		if (found) return calendarDay(found[year], found[month], found[day]);
	}
	const isNamed = /^(?:[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}[ -][a-z]{3,9}[ -]\d{4})$/.test(text);
	const time = isNamed ? Date.parse(`${text.replaceAll('-', ' ')} UTC`) : NaN;
	return Number.isNaN(time) ? undefined : time / millisecondsPerDay;
}

/**
 * A text as PostgreSQL's type `date`, counted in days from 1970. Also reads words such as `yesterday`, which 4.8.0 hands to the
 * database. Throws an HttpError with status 500 for any other text, e.g. `24.12.2026`: the month comes first.
 *
 * Seen on Chatwoot 4.15.1: a date attribute with such a value makes every filter by it fail.
 */
export function castDate(text: string, today: number): number {
	const day = databaseDay(text.trim().toLowerCase(), today);
	if (day === undefined) throw faultOfServer();
	return day;
}
