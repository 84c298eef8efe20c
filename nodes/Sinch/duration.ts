import { displayValue } from '../shared/parameters/convert';
import { InvalidInput } from '../shared/base/failure';
import { jsonObjectUpTo, textUpTo } from './body';

/** Conversions of the send options. */
export const sendConversions = {
	'sendOptions.conversationMetadata': jsonObjectUpTo(2048),
	'sendOptions.correlationId': textUpTo(128),
	'sendOptions.messageMetadata': textUpTo(1024),
	'sendOptions.ttl': toDuration,
};

const LONGEST = 315_576_000_000;

/** Seconds as the API writes a duration: `10s`. Throws a Refusal for what is no such number. */
export function toDuration(value: unknown): string {
	const seconds = Number(/^\s*\d+\s*s?\s*$/.test(String(value)) ? String(value).replace('s', '') : NaN);
	if (seconds >= 3 && seconds <= LONGEST) return `${seconds}s`;
	throw new InvalidInput(
		`must be a whole number of seconds, at least 3, but is ${displayValue(value)}`,
		'Enter e.g. 3600 for one hour.',
	);
}
