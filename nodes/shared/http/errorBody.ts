// Limits for hostile bodies.
const DEEPEST = 8;
const LONGEST_LIST = 100;
// Only the beginning of a large body is read.
const READ_AT_MOST = 20_000;

// Where an error body says what happened. The first of them that holds a text counts; `title` is that of RFC 9457.
const MESSAGES = ['message', 'error', 'detail', 'description', 'title', 'reason'];
// Where it says which values are meant: errors (RFC 9457, JSON:API, Rails), details of google.rpc.Status, the violations of
// google.rpc.BadRequest and google.rpc.PreconditionFailure, the message for users of google.rpc.LocalizedMessage.
const DETAILS = ['errors', 'details', 'violations', 'fieldViolations', 'field_violations', 'localizedMessage'];
// How an entry among the details names its field.
const FIELDS = ['field', 'pointer', 'parameter', 'subject', 'source'];

// A phrase that only repeats the status.
const STANDARD_PHRASE =
	/^(bad request|unauthorized|forbidden|not found|conflict|too many requests|internal server error|bad gateway|service unavailable|gateway time-?out)\.?$/i;

/** Whether a text only repeats the standard phrase of a status. */
export function isStandardPhrase(text: string): boolean {
	return STANDARD_PHRASE.test(text);
}

/**
 * The readable text of an error body: what happened, then the details, each with its field in front. Reads JSON in the forms of
 * RFC 9457, google.rpc.Status, JSON:API, Rails and NestJS, plain text, and the title of an HTML page. Gives '' for a body that
 * says nothing, and 20,000 characters at most.
 */
export function readErrorBody(body: unknown): string {
	return textOf(body, 0).slice(0, READ_AT_MOST);
}

function textOf(value: unknown, depth: number): string {
	if (typeof value === 'string') return depth === 0 ? textOfPage(value.slice(0, READ_AT_MOST)) : value;
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return '';
	if (Array.isArray(value)) return listed(value.slice(0, LONGEST_LIST).map((entry) => textOfEntry(entry, depth + 1)));
	const main = firstText(value, depth);
	const details = DETAILS.map((name) => textOfDetails(Reflect.get(value, name), depth + 1));
	return withDetails(main, listed(details));
}

function firstText(body: object, depth: number): string {
	for (const name of MESSAGES) {
		const text = textOf(Reflect.get(body, name), depth + 1);
		if (text !== '') return text;
	}
	return '';
}

// Rails and Laravel name the fields as keys: { "errors": { "email": ["is invalid"] } }.
function textOfDetails(details: unknown, depth: number): string {
	const text = textOf(details, depth);
	if (text !== '' || typeof details !== 'object' || details === null) return text;
	const entries = Object.entries(details).slice(0, LONGEST_LIST);
	return listed(entries.map(([field, value]) => inField(field, textOf(value, depth + 1))));
}

function textOfEntry(entry: unknown, depth: number): string {
	const text = textOf(entry, depth);
	if (typeof entry !== 'object' || entry === null) return text;
	const field = FIELDS.map((name) => fieldName(Reflect.get(entry, name))).find((name) => name !== '') ?? '';
	return inField(field, text);
}

// JSON:API writes { "source": { "pointer": "/data/email" } }.
function fieldName(value: unknown): string {
	if (typeof value === 'string') return value;
	const pointer: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'pointer') : undefined;
	return typeof pointer === 'string' ? pointer : '';
}

function inField(field: string, text: string): string {
	return field === '' || text === '' || text.includes(field) ? text : `${field}: ${text}`;
}

function withDetails(main: string, details: string): string {
	if (details === '' || main.includes(details)) return main;
	if (main === '' || details.includes(main) || isStandardPhrase(main)) return details;
	return `${main.replace(/[.:]\s*$/, '')}: ${details}`;
}

function listed(texts: string[]): string {
	return [...new Set(texts.filter((text) => text !== ''))].join('; ');
}

function textOfPage(text: string): string {
	if (!/<(!doctype|html|head|body)\b/i.test(text)) return text;
	const title = /<(?:title|h1)[^>]*>([^<]+)/i.exec(text)?.[1]?.trim();
	return title ? `a web page titled "${title}"` : 'a web page';
}
