import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../base/failure';
import { PageWalk } from './pageWalk';
import { Seen } from './seen';
import type { Call } from '../http/call';
import type { Pager } from './pager';

/** One page as the server gave it. */
export interface NumberedPage {
	records: IDataObject[];
	/** Overall count, if the server told it. */
	total?: number | undefined;
	/** False when the server says that this is the last page. */
	more?: boolean | undefined;
}

const MOST_PAGES = 100_000;

/**
 * Walks pages that are asked for by number alone, while records come and go: those that show up twice are given once, and
 * when the count drops, the walk steps back. It ends with the count, an empty page, or where the server says so: a short
 * page proves nothing, as the server's page size is its own affair.
 */
export function numberedPages(key: string, read: (answer: unknown, call?: Call) => NumberedPage): Pager {
	return async function* (fetch, limit, call) {
		const walk = new PageWalk(new Seen((record) => record[key]), 1);
		let page = 1;
		for (let fetched = 0; fetched < MOST_PAGES; fetched++) {
			const { records, total, more } = read(await fetch({ page }), call);
			const before = walk.count;
			const fresh = walk.fresh(records);
			if (fresh.length > 0) yield fresh.slice(0, limit - before);
			const isLast = more === false || walk.count >= limit;
			const next = isLast ? undefined : walk.after(page, { records, total, size: undefined }, fresh.length);
			if (next === undefined) return;
			page = next;
		}
		throw new Failure('rejectedByApi', `The list did not end after ${MOST_PAGES} pages`, {
			description: 'Narrow the filters.',
		});
	};
}

/** For lists that come whole. */
export function onePage(read: (answer: unknown) => IDataObject[]): Pager {
	return async function* (fetch, limit) {
		const records = read(await fetch({}));
		if (records.length > 0) yield records.slice(0, limit);
	};
}
