import { toText } from '../base/record';

/** The last time that JavaScript has a date for, in ms since the epoch (ECMA-262, Time Values and Time Range). */
const LAST_DATE = 8_640_000_000_000_000;

const DELAY_SECONDS = /^[+-]?\d+(\.\d+)?$/;
// "Sun, 06 Nov 1994 08:49:37 GMT" and the two older forms; Date.parse alone takes almost any text that holds a digit.
const HTTP_DATE = /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/;
// "Sun Nov  6 08:49:37 1994" means GMT, but Date.parse takes it for local time.
const WITHOUT_ZONE = /^[A-Z][a-z]{2} .*\d{4}$/;

/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3): seconds, also with a fraction, or an HTTP date.
 *
 * Gives the milliseconds to wait from `now` (ms since the epoch): 0 for a time in the past or a negative number; undefined
 * when the header is missing or cannot be read. A wait of any length is believed; one beyond the last date ends there.
 */
export function parseRetryAfter(header: unknown, now: number): number | undefined {
	const text = toText(Array.isArray(header) ? header[0] : header).trim();
	if (text === '') return undefined;
	const wait = DELAY_SECONDS.test(text) ? Number(text) * 1000 : parseHttpDate(text) - now;
	return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LAST_DATE - now) : undefined;
}

function parseHttpDate(text: string): number {
	if (!HTTP_DATE.test(text)) return NaN;
	return Date.parse(WITHOUT_ZONE.test(text) ? `${text} GMT` : text);
}

const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 20_000;

const FIRST_THROTTLE_WAIT = 250;
const LONGEST_THROTTLE_WAIT = 2_000;

/**
 * The wait in ms after a 429 that does not say how long to wait: the longer half of 0.25 s, 0.5 s, 1 s, 2 s, 2 s … for the
 * 429s of one request in turn. It is short, since only the row with the 429 waits.
 */
export function throttleWait(refusals: number, random: () => number): number {
	const longest = Math.min(LONGEST_THROTTLE_WAIT, FIRST_THROTTLE_WAIT * 2 ** (refusals - 1));
	return longest * (0.5 + random() / 2);
}

/** Exponential backoff with full jitter: a random wait in ms between 0 and 0.5 s, 1 s, 2 s … 20 s before try `attempt` + 1. */
export function backoff(attempt: number, random: () => number): number {
	return random() * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
}
