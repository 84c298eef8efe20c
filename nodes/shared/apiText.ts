const LONGEST = 500;
// Of a body of many megabytes only the beginning is looked at.
const READ_AT_MOST = 20_000;

/**
 * The human text of an error body, or '' when it holds none. Reads, in this order: `message` (lists joined with "; "),
 * `error` (text, or an object with a `message`), `detail`, `errors`, `description`; then plain text, and the title of an HTML page.
 * At most 500 characters; every one of `secrets` is blanked out, since servers do echo what they were sent.
 */
export function apiText(body: unknown, secrets: string[]): string {
	const text = withoutSecrets(readText(body).slice(0, READ_AT_MOST), secrets).replace(/\s+/g, ' ').trim();
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Blanks out secrets, as they are, as JSON and as URLs write them, and in Base64. */
export function withoutSecrets(text: string, secrets: string[]): string {
	let clean = text;
	for (const secret of secrets.filter((known) => known.length > 3)) {
		const base64 = Buffer.from(secret).toString('base64');
		for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), base64]) {
			clean = clean.replaceAll(form, '***');
		}
	}
	return clean;
}

function readText(body: unknown): string {
	if (typeof body === 'string') {
		const start = body.slice(0, READ_AT_MOST);
		return /<(!doctype|html|head|body)\b/i.test(start) ? htmlTitle(start) : start;
	}
	if (Array.isArray(body)) return joined(body);
	if (typeof body !== 'object' || body === null) return '';
	for (const name of ['message', 'error', 'detail', 'errors', 'description']) {
		const text = joined(Reflect.get(body, name));
		if (text !== '') return text;
	}
	return '';
}

function joined(value: unknown): string {
	if (typeof value === 'string') return value;
	if (Array.isArray(value))
		return value
			.map(joined)
			.filter((text) => text !== '')
			.join('; ');
	return typeof value === 'object' && value !== null ? readText(value) : '';
}

function htmlTitle(page: string): string {
	const title = /<(?:title|h1)[^>]*>([^<]{1,200})/i.exec(page)?.[1]?.trim();
	return title ? `a web page titled "${title}"` : 'a web page';
}
