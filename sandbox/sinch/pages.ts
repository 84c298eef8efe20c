import { createHash } from 'node:crypto';
import { HttpError, type Call } from '../server/types';
import { queryOf } from './request';
import type { SinchQuirks } from './quirks';

/** A page of a list: the records under the list's name, and the next page token. */
export type Page = Record<string, unknown>;

/** The position in a list that a page token stands for. */
interface Cursor {
	start: number;
	/** True when the page at this position is empty, for the quirk `gaps`. */
	isEmptyPage: boolean;
	/** Hash of the route and of all query parameters besides the token. */
	queryHash: string;
}

// In Base64 these bytes are "++++", and in the URL-safe alphabet "----".
const prefix = Buffer.from([0xfb, 0xef, 0xbe]);

/**
 * Sinch's own SDK puts a page token into the query as it is, so the tokens of the service need no percent-encoding. The quirk
 * `pageTokens` gives tokens that a client has to encode.
 */
const encodingOf = ({ pageTokens }: SinchQuirks) => (pageTokens === 'url-safe' ? 'base64url' : 'base64');

function tokenFor(cursor: Cursor, quirks: SinchQuirks): string {
	return Buffer.concat([prefix, Buffer.from(JSON.stringify(cursor))]).toString(encodingOf(quirks));
}

function cursorOf(token: string, queryHash: string, quirks: SinchQuirks): Cursor {
	try {
		const encoding = encodingOf(quirks);
		const bytes = Buffer.from(token, encoding);
		if (bytes.toString(encoding) !== token || !bytes.subarray(0, 3).equals(prefix)) throw new Error();
		const cursor = JSON.parse(bytes.subarray(3).toString('utf8')) as Cursor;
		if (cursor.queryHash === queryHash) return cursor;
	} catch {
		// A malformed token gets the same error as a token of another list.
	}
	throw new HttpError(400, 'page_token is not valid for this request');
}

/**
 * The requested page of a list. Throws an HttpError with status 400 when the page token is malformed, or comes from a request
 * with another route or other parameters. `parameters` are those of the query, unless the route takes them in the body.
 */
export function pageOf(
	records: readonly unknown[],
	name: string,
	call: Call,
	quirks: SinchQuirks,
	parameters = queryOf(call),
): Page {
	const { page_token: token, ...rest } = parameters;
	const queryHash = createHash('sha256')
		.update(JSON.stringify([call.route, Object.entries(rest).sort()]))
		.digest('base64');
	const size = Number(rest.page_size ?? 10);
	const first: Cursor = { start: 0, isEmptyPage: false, queryHash };
	const { start, isEmptyPage } = typeof token === 'string' && token !== '' ? cursorOf(token, queryHash, quirks) : first;
	const count = isEmptyPage ? 0 : quirks.pages === 'short' ? Math.max(1, size - 1) : size;
	const page = records.slice(start, start + count);
	const next: Cursor = { start: start + count, isEmptyPage: quirks.pages === 'gaps' && !isEmptyPage, queryHash };
	if (quirks.pages === 'repeat') return { [name]: page, next_page_token: tokenFor(first, quirks) };
	if (next.start < records.length) return { [name]: page, next_page_token: tokenFor(next, quirks) };
	return { [name]: page, ...(quirks.lastToken === 'missing' ? {} : { next_page_token: '' }) };
}
