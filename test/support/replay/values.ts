import { createHmac } from 'node:crypto';
import { isRecord } from '../../../sandbox/server/guards';
import type { Values } from './recording';

/**
 * A recorded value with the known values in their places: `{name}` in a text, `{"$": "name"}` for a whole value,
 * `{"$now": 60}` for the Unix time 60 s from now, `{"$repeat": "x", "times": 3}` for a long text, and
 * `{"$hmac": "key", "of": "text"}` for the HMAC-SHA256 of a text with a known key. `now` is in milliseconds since 1970.
 */
export function fill(value: unknown, values: Values, now: number): unknown {
	if (typeof value === 'string') return fillText(value, values);
	if (Array.isArray(value)) return value.map((entry) => fill(entry, values, now));
	if (!isRecord(value)) return value;
	const { $: name, $now: seconds, $repeat: text, $hmac: key } = value;
	if (typeof name === 'string') return values[name];
	if (typeof seconds === 'number') return Math.floor(now / 1000) + seconds;
	if (typeof text === 'string') return text.repeat(Number(value.times));
	if (typeof key === 'string') {
		return createHmac('sha256', String(values[key]))
			.update(String(fill(value.of, values, now)))
			.digest('hex');
	}
	const entries = Object.entries(value).map(([field, entry]) => [fillText(field, values), fill(entry, values, now)]);
	return Object.fromEntries(entries);
}

/** A text with the known values in the places of `{name}`. Unknown names stay as they are. */
export function fillText(text: string, values: Values): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? textOf(values[name]) : whole));
}

/** A value as text: a text as it is, any other value as JSON. */
export function textOf(value: unknown): string {
	if (value === undefined) return 'undefined';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The value at a path, e.g. `payload.-1.status`; undefined when there is none. A negative number counts from the end of a
 * list, and `length` is the number of its entries.
 */
export function valueAt(value: unknown, path: string): unknown {
	return path.split('.').reduce<unknown>((found, key) => {
		if (Array.isArray(found)) {
			if (key === 'length') return found.length;
			return found.at(Number(key)) as unknown;
		}
		return isRecord(found) ? found[key] : undefined;
	}, value);
}
