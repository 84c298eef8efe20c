import { createHash } from 'node:crypto';
import { HttpError, type Call } from '../server/types';
import { queryOf } from './query';
import type { SinchQuirks } from './quirks';

/** One page of a list, under the list's own name. */
export type Page = Record<string, unknown>;

interface Cursor {
	start: number;
	/** The page here is an empty one. */
	isEmptyPage: boolean;
	/** Fingerprint of everything else that was asked. */
	queryHash: string;
}

// These bytes make the token begin with "++++", which a client has to encode in a query.
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
		// The same answer as for a token of another list.
	}
	throw new HttpError(400, 'page_token is not valid for this request');
}

/** One page of rows. A token is good only with exactly the parameters of the page that gave it. */
export function pageOf(rows: readonly unknown[], name: string, call: Call, quirks: SinchQuirks): Page {
	const { page_token: token, ...rest } = queryOf(call);
	const queryHash = createHash('sha256')
		.update(JSON.stringify([call.route, Object.entries(rest).sort()]))
		.digest('base64');
	const size = Number(rest.page_size ?? 10);
	const first: Cursor = { start: 0, isEmptyPage: false, queryHash };
	const { start, isEmptyPage } = typeof token === 'string' && token !== '' ? cursorOf(token, queryHash) : first;
	const shown = isEmptyPage ? 0 : quirks.pages === 'short' ? Math.max(1, size - 1) : size;
	const records = rows.slice(start, start + shown);
	const next: Cursor = { start: start + shown, isEmptyPage: quirks.pages === 'gaps' && !isEmptyPage, queryHash };
	if (quirks.pages === 'repeat') return { [name]: records, next_page_token: tokenFor(first) };
	if (next.start < rows.length) return { [name]: records, next_page_token: tokenFor(next) };
	return { [name]: records, ...(quirks.lastToken === 'missing' ? {} : { next_page_token: '' }) };
}
