/** The local time of a zone at a moment, as if it were UTC: milliseconds since the epoch. */
function localAt(utc: number, zone: string): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const parts = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]));
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The moment of a local time in a zone, as ISO 8601 in UTC. The provider cuts an offset off, and does not apply it. Undefined
 * for a text that is no time, and for a zone that is not known.
 */
export function utcOf(text: string, zone: string): string | undefined {
	const local = Date.parse(`${text.slice(0, 19)}Z`);
	try {
		const guess = local - (localAt(local, zone) - local);
		return new Date(guess - (localAt(guess, zone) - local)).toISOString();
	} catch {
		return undefined;
	}
}
