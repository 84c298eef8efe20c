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

// In Base64 these bytes are "++++". A client must percent-encode them in a query.
const prefix = Buffer.from([0xfb, 0xef, 0xbe]);

function tokenFor(cursor: Cursor): string {
	return Buffer.concat([prefix, Buffer.from(JSON.stringify(cursor))]).toString('base64');
}

function cursorOf(token: string, queryHash: string): Cursor {
	try {
		const bytes = Buffer.from(token, 'base64');
		if (bytes.toString('base64') !== token || !bytes.subarray(0, 3).equals(prefix)) throw new Error();
		const cursor = JSON.parse(bytes.subarray(3).toString('utf8')) as Cursor;
		if (cursor.queryHash === queryHash) return cursor;
	} catch {
		// A malformed token gets the same error as a token of another list.
	}
	throw new HttpError(400, 'page_token is not valid for this request');
}

/**
 * The requested page of a list. Throws an HttpError with status 400 when the page token is malformed, or comes from a request
 * with another route or other parameters.
 */
export function pageOf(records: readonly unknown[], name: string, call: Call, quirks: SinchQuirks): Page {
	const { page_token: token, ...rest } = queryOf(call);
	const queryHash = createHash('sha256')
		.update(JSON.stringify([call.route, Object.entries(rest).sort()]))
		.digest('base64');
	const size = Number(rest.page_size ?? 10);
	const first: Cursor = { start: 0, isEmptyPage: false, queryHash };
	const { start, isEmptyPage } = typeof token === 'string' && token !== '' ? cursorOf(token, queryHash) : first;
	const count = isEmptyPage ? 0 : quirks.pages === 'short' ? Math.max(1, size - 1) : size;
	const page = records.slice(start, start + count);
	const next: Cursor = { start: start + count, isEmptyPage: quirks.pages === 'gaps' && !isEmptyPage, queryHash };
	if (quirks.pages === 'repeat') return { [name]: page, next_page_token: tokenFor(first) };
	if (next.start < records.length) return { [name]: page, next_page_token: tokenFor(next) };
	return { [name]: page, ...(quirks.lastToken === 'missing' ? {} : { next_page_token: '' }) };
}
