import { isStandardPhrase, readErrorBody } from './errorBody';

const LONGEST = 500;

/**
 * The readable text of an error body; '' when there is none, or only the standard phrase of a status. Gives 500 characters at
 * most. Every one of `secrets` is masked, because servers echo requests.
 */
export function apiText(body: unknown, secrets: string[]): string {
	const text = maskSecrets(readErrorBody(body), secrets).replace(/\s+/g, ' ').trim();
	if (isStandardPhrase(text)) return '';
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
