import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../base/failure';
import type { Call } from '../http/call';

/** Pages of records, in the order in which they are output. */
export type Pages = AsyncGenerator<IDataObject[], void, undefined>;

/**
 * Walks the pages of a list. Yields one array of records per page, `limit` records at most in all. `fetch` adds a query to
 * `call` and gives the body of the answer.
 */
export type Pager = (fetch: (query: IDataObject) => Promise<unknown>, limit: number, call?: Call) => Pages;

/** A server whose list has more pages than this is broken. */
export const MOST_PAGES = 100_000;

/** The failure of a list that does not end. */
export function unendingList(message = `The list did not end after ${MOST_PAGES} pages`): Failure {
	return new Failure('rejectedByApi', message, { description: 'Narrow the filters, or set a limit.' });
}

/** The size of pages of equal size that hold `limit` records with the least surplus; no page is larger than `largest`. */
export function sizeOfEqualPages(limit: number, largest: number): number {
	return Number.isFinite(limit) ? Math.ceil(limit / Math.ceil(limit / largest)) : largest;
}

/** For a list that comes as a whole in one answer. */
export function onePage(read: (answer: unknown) => IDataObject[]): Pager {
	return async function* (fetch, limit) {
		const records = read(await fetch({}));
		if (records.length > 0) yield records.slice(0, limit);
	};
}
