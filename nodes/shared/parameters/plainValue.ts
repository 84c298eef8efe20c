import { toText } from '../base/record';

/**
 * The value of an expression as plain JSON, the same under both of n8n's expression engines. Dates become ISO 8601 text with
 * their offset, Luxon durations and intervals ISO 8601 text, and a BigInt a number where a number holds it, else text. Half
 * a surrogate pair becomes U+FFFD. Lists and objects are converted at any depth. An invalid date becomes `Invalid DateTime`, which a date field refuses.
 */
export function plainValue(value: unknown): unknown {
	// A text that an expression has cut may end with half an emoji. JSON and forms carry it in different ways, or not at all.
	if (typeof value === 'string') return value.toWellFormed();
	if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(plainValue);
	if ('toJSON' in value && typeof value.toJSON === 'function') {
		// The legacy engine gives Date and Luxon objects. The vm engine gives Date objects of another realm.
		return plainValue(Reflect.apply(value.toJSON, value, []) ?? INVALID_DATE);
	}
	return textOf(value) ?? plainEntries(value);
}

const INVALID_DATE = 'Invalid DateTime';

// The text of what is no plain object; undefined for a plain object.
function textOf(value: object): string | undefined {
	if ('isLuxonInterval' in value && 'toISO' in value && typeof value.toISO === 'function')
		return toText(Reflect.apply(value.toISO, value, []));
	return '__n8nType' in value ? textOfMarker(value) : undefined;
}

// The vm engine gives Luxon objects as plain data: { __n8nType: 'DateTime', __isoString: '2026-03-02T10:15:00.000+01:00' }.
function textOfMarker(marker: object): string | undefined {
	const { __n8nType: type, ...parts } = marker as Record<string, unknown>;
	if (!['DateTime', 'Duration', 'Interval'].includes(toText(type))) return undefined;
	if ('__invalidReason' in parts) return `Invalid ${toText(type)}`;
	if (typeof parts.__isoString === 'string') return parts.__isoString;
	if (typeof parts.__values === 'object' && parts.__values !== null) return isoDuration(parts.__values);
	if ('__start' in parts) return `${toText(plainValue(parts.__start))}/${toText(plainValue(parts.__end))}`;
	return undefined;
}

/** As Luxon writes a duration: quarters count as months, milliseconds as parts of a second. */
function isoDuration(values: object): string {
	const amount = (unit: string) => Number(Reflect.get(values, unit) ?? 0);
	const part = (number: number, letter: string) => (number === 0 ? '' : `${number}${letter}`);
	const seconds = Math.round(amount('seconds') * 1000 + amount('milliseconds')) / 1000;
	const days = [
		part(amount('years'), 'Y'),
		part(amount('months') + amount('quarters') * 3, 'M'),
		part(amount('weeks'), 'W'),
		part(amount('days'), 'D'),
	].join('');
	const time = part(amount('hours'), 'H') + part(amount('minutes'), 'M') + part(seconds, 'S');
	if (days === '' && time === '') return 'PT0S';
	return `P${days}${time && `T${time}`}`;
}

// The vm engine wraps an object of the user's that looks like one of its markers: { __n8nEscaped: true, __value: … }.
function plainEntries(value: object): unknown {
	const isEscaped = '__n8nEscaped' in value && value.__n8nEscaped === true && '__value' in value;
	const inner: unknown = isEscaped ? value.__value : value;
	if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return plainValue(inner);
	return Object.fromEntries(Object.entries(inner).map(([name, entry]) => [name, plainValue(entry)]));
}
