const DAY = 86_400_000;
const LAST_DATE = 8.64e15;

/**
 * A moment as ISO 8601 text. Chatwoot gives Unix seconds (0 for never) in some places and ISO text in others; null for
 * never, and for what cannot be read.
 */
export function toIsoTime(value: unknown): string | null {
	const millis = toMillis(value);
	return millis === 0 ? null : isoText(millis);
}

/** The same in Unix milliseconds; 0 for never. */
export function toMillis(value: unknown): number {
	const seconds = typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
	const millis = seconds ? Number(value) * 1000 : typeof value === 'string' ? Date.parse(value) : NaN;
	return millis >= 1 && millis < LAST_DATE ? Math.trunc(millis) : 0;
}

// Long lists spent most of their own time on dates, and most of their records are of the same day as the one before.
let last = { day: NaN, date: '' };

function isoText(millis: number): string {
	const day = Math.floor(millis / DAY);
	if (day !== last.day) last = { day, date: new Date(millis).toISOString().slice(0, -'00:00:00.000Z'.length) };
	const rest = millis - day * DAY;
	const clock = `${two(rest / 3_600_000)}:${two((rest / 60_000) % 60)}:${two((rest / 1000) % 60)}`;
	return `${last.date}${clock}.${String(rest % 1000).padStart(3, '0')}Z`;
}

function two(value: number): string {
	const whole = Math.floor(value);
	return whole < 10 ? `0${whole}` : String(whole);
}
