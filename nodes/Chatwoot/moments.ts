/**
 * A moment as ISO 8601 text. Chatwoot gives Unix seconds (0 for never) in some places and ISO text in others; null for
 * never, and for what cannot be read.
 */
export function moment(value: unknown): string | null {
	const seconds = typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
	const millis = seconds ? Number(value) * 1000 : typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isFinite(millis) && millis > 0 && millis < 8.64e15 ? new Date(millis).toISOString() : null;
}

/** The same in Unix milliseconds; 0 for never. */
export function millisOf(value: unknown): number {
	const iso = moment(value);
	return iso === null ? 0 : Date.parse(iso);
}
