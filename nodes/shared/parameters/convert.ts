import { tryToParseDateTime } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import { toText } from '../base/record';
import { cleanPasted, visibleText } from '../base/pastedText';
import { plainValue } from './plainValue';

/**
 * A point in time as ISO 8601 in UTC with milliseconds. Accepts ISO text, Date and Luxon objects, and Unix time in seconds or
 * milliseconds: 0, or at least 9 digits. A text without an offset counts in the time zone `zone` (an IANA name).
 *
 * Throws an InvalidInput for anything else.
 */
export function toIsoDate(value: unknown, zone: string): string {
	const millis = toMillis(value, zone);
	if (!Number.isNaN(millis) && Math.abs(millis) <= LAST_DATE) return new Date(millis).toISOString();
	if (isDayNumber(value)) {
		throw new InvalidInput(
			`is ${displayValue(value)}, which is a day number of a spreadsheet`,
			'Format the column as text in the sheet, e.g. 2026-03-02 09:15, or convert the number in an expression.',
		);
	}
	throw new InvalidInput(
		`is no date: ${displayValue(value)}`,
		'Use a form such as 2026-03-02T09:15:00Z, or a date from an expression.',
	);
}

const LAST_DATE = 8_640_000_000_000_000;
// Excel and Google Sheets count the days from 1900 on, with the time of day as the fraction: 46357.375 is 2026-12-01 09:00. Day
// 2,958,465 is the last one of Excel, 9999-12-31.
const LAST_DAY_NUMBER = 2_958_466;
// Smaller numbers are no Unix time that somebody means: 100,000,000 s is March 1973. As texts they are refused, too.
const SMALLEST_IN_SECONDS = 100_000_000;
// Unix seconds have 11 digits until the year 5138. A larger number counts as milliseconds.
const LARGEST_IN_SECONDS = 99_999_999_999;
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

function toMillis(given: unknown, zone: string): number {
	const value = plainValue(given);
	// Luxon adds the zone's name in brackets: "2026-03-02T10:15:00.000+01:00[Europe/Berlin]".
	const text = typeof value === 'string' ? cleanPasted(value).replace(/\[[\w/+-]+\]$/, '') : value;
	if (typeof text === 'number' || (typeof text === 'string' && /^\d{9,13}$/.test(text))) {
		const number = Number(text);
		if (number !== 0 && Math.abs(number) < SMALLEST_IN_SECONDS) return NaN;
		return Math.abs(number) <= LARGEST_IN_SECONDS ? number * 1000 : number;
	}
	if (typeof text !== 'string' || !ISO.test(text) || !isCalendarDay(text.slice(0, 10))) return NaN;
	try {
		return tryToParseDateTime(text.replace(' ', 'T'), zone).toMillis();
	} catch {
		return NaN;
	}
}

function isDayNumber(value: unknown): boolean {
	return typeof value === 'number' && value > 0 && value < LAST_DAY_NUMBER;
}

// Date parsers read the 30th of February as the 2nd of March.
function isCalendarDay(day: string): boolean {
	const midnight = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/**
 * A list of texts: from an array, whose entries stay whole, or from a text separated by commas, semicolons or line breaks. An
 * entry of a text may stand in double quotes, where a separator is part of it: `"ACME, Inc.", Foo`. Trims the entries, drops
 * empty ones, deduplicates them and keeps their order.
 *
 * Throws an InvalidInput for an object, which is no text.
 */
export function toList(value: unknown): string[] {
	const entries = Array.isArray(value) ? value.flat(Infinity).map(entryText) : entriesOfText(entryText(value));
	return [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

// An object left out would be a label or a person less, without a word.
function entryText(entry: unknown): string {
	if (typeof entry !== 'object' || entry === null) return toText(entry);
	throw new InvalidInput(
		`holds ${displayValue(entry)}, where a text is needed`,
		'Give texts only. In an expression, pick one field of each object, as in {{ $json.labels.map((label) => label.title) }}.',
	);
}

// As in CSV: two double quotes within a quoted entry stand for one. A quote within an entry, as in 5" pipe, means nothing.
const QUOTED_OR_BARE = /[^\S\n\r]*"((?:[^"]|"")*)"[^\S\n\r]*(?=[,;\n\r]|$)|[^,;\n\r]+/g;

function entriesOfText(text: string): string[] {
	const found = [...text.matchAll(QUOTED_OR_BARE)];
	return found.map(([bare, quoted]) => quoted?.replaceAll('""', '"') ?? bare);
}

/** A value as a message shows it: 80 characters at most; a text in quotes, with marks that cannot be seen named. */
export function displayValue(value: unknown): string {
	const text =
		typeof value === 'string'
			? visibleText(value.slice(0, 100))
			: ((JSON.stringify(value) as string | undefined) ?? String(value));
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
