import { isRecord } from '../../../sandbox/server/guards';
import type { Values } from './recording';

/** What an answer is compared with apart from the recording. */
export interface NormalFormContext {
	values: Values;
	/** Address of the server, without a slash at the end. */
	baseUrl: string;
	ignoredKeys: ReadonlySet<string>;
}

/** The shortest known value that is looked for in texts. Shorter ones stand there by chance. */
const shortestKnown = 6;
/** Values that are only recognised as a whole text, whatever their length. */
const wholeNames = ['myName', 'myEmail', 'agentName', 'agentEmail', 'accountName'];

/** What differs from server to server in a text, and what stands in its place; applied in this order. */
const patterns: Array<[RegExp, string | ((match: string, ...groups: string[]) => string)]> = [
	[
		/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g,
		(_, fraction, zone) => `<iso${fraction ? '.f' : ''}${zone === 'Z' ? 'Z' : ''}>`,
	],
	[/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d( UTC)?/g, '<date time>'],
	[/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>'],
	[/\b(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*[A-Z])[A-Za-z0-9]{22,}\b/g, '<token>'],
	[/sgid|eyJ[\w.=-]{20,}/g, '<signed>'],
	[/\b\d{9,}\b/g, (digits) => (digits.length === 10 ? '<seconds>' : digits)],
];

/** A JSON value in a form in which two servers can be compared: placeholders for ids, times, tokens and known values. */
export function normalForm(value: unknown, context: NormalFormContext, key = ''): unknown {
	if (Array.isArray(value)) return value.map((entry) => normalForm(entry, context, key));
	if (typeof value === 'number') return normalNumber(value, key);
	if (typeof value === 'string') return normalText(value, context);
	if (!isRecord(value)) return value;
	const names = Object.keys(value).filter((name) => !context.ignoredKeys.has(name));
	const entries = names
		.sort()
		.map((name) => [withNames(name, context.values), normalForm(value[name], context, name)] as const);
	return Object.fromEntries(entries);
}

function normalNumber(value: number, key: string): number | string {
	if (/(^|_)id$|^account$|^in_reply_to$/.test(key)) return '<id>';
	// The changes of an event may be changes of an id.
	if (/^(current|previous)_value$/.test(key) && value > 0 && value < 1e6) return '<id>';
	if (value > 1.6e9 && value < 2e9) return Number.isInteger(value) ? '<seconds>' : '<seconds.fraction>';
	if (value > 1.6e12 && value < 2e12) return '<millis>';
	return value;
}

function normalText(text: string, { values, baseUrl }: NormalFormContext): string {
	const whole = wholeNames.find((name) => values[name] === text);
	if (whole !== undefined) return `{${whole}}`;
	const named = withNames(text, values).replaceAll(baseUrl, '{base}');
	return patterns.reduce(
		(result, [pattern, place]) =>
			typeof place === 'string' ? result.replace(pattern, place) : result.replace(pattern, place),
		named,
	);
}

/** A text with `{name}` in the places of known values. */
function withNames(text: string, values: Values): string {
	return Object.entries(values).reduce(
		(result, [name, known]) =>
			typeof known === 'string' && known.length >= shortestKnown ? result.replaceAll(known, `{${name}}`) : result,
		text,
	);
}
