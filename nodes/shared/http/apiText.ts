const LONGEST = 500;
// Only the beginning of a large body is read.
const READ_AT_MOST = 20_000;

// A phrase that only repeats the status.
const STANDARD_PHRASE =
	/^(bad request|unauthorized|forbidden|not found|conflict|too many requests|internal server error|bad gateway|service unavailable|gateway time-?out)\.?$/i;

/**
 * The readable text of an error body; '' when there is none, or only the standard phrase of a status. Reads, in this order:
 * `message` (lists joined with "; "), `error` (text, or an object with a `message`), `detail`, `errors`, `description`, then
 * plain text and the title of an HTML page. Gives 500 characters at most. Every one of `secrets` is masked, because servers
 * echo requests.
 */
export function apiText(body: unknown, secrets: string[]): string {
	const text = maskSecrets(readText(body).slice(0, READ_AT_MOST), secrets).replace(/\s+/g, ' ').trim();
	if (STANDARD_PHRASE.test(text)) return '';
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Masks secrets: in plain text, as JSON, HTML and URLs write them, and in Base64, alone or with a user name. */
export function maskSecrets(text: string, secrets: string[]): string {
	// Longest first: if one secret is the beginning of another, masking the short one first would leave the rest readable.
	const known = secrets.filter((secret) => secret.length > 3).sort((a, b) => b.length - a.length);
	const plain = known.flatMap(formsOf).reduce((clean, form) => clean.replaceAll(form, '***'), text);
	return plain.replace(BEARER, 'Bearer ***').replace(BASE64, (token) => {
		const decoded = Buffer.from(token, 'base64').toString();
		return known.some((secret) => decoded.includes(secret)) ? '***' : token;
	});
}

// Access tokens that other runs have fetched are not among the known secrets.
const BEARER = /\bBearer\s+[\w+/=.~-]{8,}/gi;
const BASE64 = /[\w+/-]{5,}={0,2}/g;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function formsOf(secret: string): string[] {
	const url = encodeURIComponent(secret.toWellFormed());
	const lowerCaseUrl = url.replace(/%../g, (code) => code.toLowerCase());
	const html = secret.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
	const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
	return [secret, JSON.stringify(secret).slice(1, -1), url, lowerCaseUrl, html, base64];
}

// Limits for hostile bodies.
const DEEPEST = 8;
const LONGEST_LIST = 100;

function readText(body: unknown, depth = 0): string {
	if (typeof body === 'string') {
		const start = body.slice(0, READ_AT_MOST);
		return /<(!doctype|html|head|body)\b/i.test(start) ? htmlTitle(start) : start;
	}
	if (Array.isArray(body)) return joined(body, depth);
	if (typeof body !== 'object' || body === null) return '';
	for (const name of ['message', 'error', 'detail', 'errors', 'description']) {
		const text = joined(Reflect.get(body, name), depth);
		if (text !== '') return text;
	}
	return '';
}

function joined(value: unknown, depth: number): string {
	if (typeof value === 'string') return value;
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return '';
	if (!Array.isArray(value)) return readText(value, depth + 1);
	const texts = value.slice(0, LONGEST_LIST).map((entry) => joined(entry, depth + 1));
	return texts.filter((text) => text !== '').join('; ');
}

function htmlTitle(page: string): string {
	const title = /<(?:title|h1)[^>]*>([^<]+)/i.exec(page)?.[1]?.trim();
	return title ? `a web page titled "${title}"` : 'a web page';
}
