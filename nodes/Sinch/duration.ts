import { displayValue, InvalidInput } from '../shared';

/** The longest duration that the API takes, in seconds. */
const LONGEST = 315_576_000_000;

/**
 * Seconds as the API writes a duration: `10s`. Takes a number, and text with or without the `s`. Throws an InvalidInput for
 * anything else, and for less than 3 seconds.
 */
export function toDuration(value: unknown): string {
	const seconds = Number(/^\s*\d+\s*s?\s*$/.test(String(value)) ? String(value).replace('s', '') : NaN);
	if (seconds >= 3 && seconds <= LONGEST) return `${seconds}s`;
	throw new InvalidInput(
		`must be a whole number of seconds, at least 3, but is ${displayValue(value)}`,
		'Enter e.g. 3600 for one hour.',
	);
}
