import { cleanPasted, displayValue, InvalidInput, isTimeZone, toIsoDate, toText, wallTime } from '../shared';

// 2026-03-04T09:00, 2026-03-04 09:00:30
const WITHOUT_OFFSET = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?$/i;
// Also 2026-03-04Z and 2026-03-04[Europe/Berlin].
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}(?![T ])/i;

/** Checks the name of a time zone, e.g. Europe/Berlin. Throws an InvalidInput. */
export function zoneName(value: unknown): string {
	const zone = toText(value).trim();
	// Newer versions of Node take an offset for a zone; Respondent asks for a name.
	if (isTimeZone(zone) && !/^[+-]/.test(zone)) return zone;
	throw new InvalidInput(
		`is ${displayValue(value)}, which is no time zone`,
		'Use a name of the IANA list, e.g. Europe/Berlin or America/New_York.',
	);
}

/** Checks a date with a time of day; its offset, where it has one, stays. Throws an InvalidInput. */
export function momentOf(value: unknown): unknown {
	// As `toIsoDate` reads it: a mark that cannot be seen must not hide a day from the checks here and in `momentIn`.
	const text = typeof value === 'string' ? cleanPasted(value) : value;
	toIsoDate(text, 'UTC');
	if (typeof text !== 'string' || !DAY_ALONE.test(text)) return text;
	throw new InvalidInput(`is ${displayValue(text)}, without a time of day`, 'Add the time, e.g. 2026-03-04T09:00.');
}

/**
 * The moment that a field means, as ISO 8601 in UTC: a text without an offset counts in `zone`. Throws an InvalidInput for a local
 * time that the zone leaves out when its clocks go forward.
 */
export function momentIn(value: unknown, zone: string): string {
	const moment = toIsoDate(value, zone);
	const [, day, minute, second = ':00'] = typeof value === 'string' ? (WITHOUT_OFFSET.exec(value) ?? []) : [];
	if (day === undefined || minute === undefined || localTime(moment, zone) === `${day}T${minute}${second}`)
		return moment;
	throw new InvalidInput(
		`"Starts At" is ${displayValue(value)}, a time that does not exist in ${zone}`,
		'The clocks go forward there at that time. Choose a time before or after.',
	);
}

/** The local time of a zone at a moment, as YYYY-MM-DDTHH:MM:SS. */
export function localTime(moment: string, zone: string): string {
	return new Date(wallTime(Date.parse(moment), zone)).toISOString().slice(0, 19);
}
