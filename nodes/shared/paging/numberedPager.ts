import type { IDataObject } from 'n8n-workflow';
import { toFailure, Failure } from '../base/failure';
import { PagePrefetcher } from './pagePrefetcher';
import { type Page, PageWalk } from './pageWalk';
import { isRecord, objectsAt } from '../base/record';
import { Seen } from './seen';
import type { Pager } from './pager';

/** Where an API that numbers its pages (`page` from 1, `pageSize`, `includeCount`) puts what the walk needs to know. */
export interface PageNumbering {
	/** Name of the list of records in the answer. */
	items: string;
	/** Name of the overall count, which is there if it was asked for. */
	total: string;
	/** Name of the page size that the server really used. */
	size: string;
	/** Name of the records' own id: a record that shows up on two pages is given once. */
	key: string;
	/** Name of a text by which lists may be sorted, and which never changes; the id without one. */
	order?: string;
	/** Records to ask for per page. */
	pageSize: number;
	/** Requests under way at once, as long as the overall count stays the same; 1 by default. */
	atOnce?: number;
}

// No list is longer than this many pages; a server that goes on is broken.
const MOST_PAGES = 100_000;

/**
 * Walks numbered pages while records come and go: what has shifted onto the next page is given once, and when the overall
 * count drops, the walk steps back to where records may have slipped past it. It ends with the count, an empty page, a
 * page shorter than the size that the server says it used, or a page that brings nothing new. Only while the count stays
 * the same are pages asked for ahead, up to the last one that it tells of.
 */
export function numberedPager(numbering: PageNumbering): Pager {
	return async function* (fetch, limit) {
		const { pageSize, severalPages } = sizeFor(limit, numbering.pageSize);
		const { key, order = key, atOnce = 1 } = numbering;
		const seen = new Seen(
			(record) => record[key],
			(record) => record[order],
		);
		const walk = new PageWalk(seen, pageSize);
		const pages = new PagePrefetcher(
			async (page) => await fetchOrEnd(fetch, { page, pageSize, ...(severalPages && { includeCount: true }) }),
		);
		let page = 1;
		try {
			for (let fetched = 0; fetched < MOST_PAGES; fetched++) {
				const answer = readPage(await pages.take(page), numbering);
				const before = walk.count;
				const fresh = walk.fresh(answer.records);
				const next = walk.count < limit ? walk.after(page, answer, fresh.length) : undefined;
				if (next !== undefined && atOnce > 1) pages.expect(next, Math.min(next + atOnce - 1, walk.lastPage(limit)));
				if (fresh.length > 0) yield fresh.slice(0, limit - before);
				if (next === undefined) return;
				page = next;
			}
			throw new Failure('rejectedByApi', `The list did not end after ${MOST_PAGES} pages`, {
				description: 'Narrow the filters.',
			});
		} finally {
			// No request outlives its list.
			await pages.settled();
		}
	};
}

// Pages of equal size that hold the limit with the least surplus, as the size must stay the same from page to page.
function sizeFor(limit: number, largest: number): { pageSize: number; severalPages: boolean } {
	if (limit <= largest) return { pageSize: limit, severalPages: false };
	const pageSize = Number.isFinite(limit) ? Math.ceil(limit / Math.ceil(limit / largest)) : largest;
	return { pageSize, severalPages: true };
}

function readPage(answer: unknown, { items, total, size }: PageNumbering): Page {
	const body = isRecord(answer) ? answer : {};
	const count = Number(body[total] ?? NaN);
	const used = Number(body[size]);
	return {
		records: Array.isArray(answer) ? answer.filter(isRecord) : objectsAt(body, items),
		total: Number.isFinite(count) ? count : undefined,
		size: used > 0 ? used : undefined,
	};
}

// Some servers answer 404 for a page past the end.
async function fetchOrEnd(fetch: (query: IDataObject) => Promise<unknown>, query: IDataObject): Promise<unknown> {
	try {
		return await fetch(query);
	} catch (error) {
		if (Number(query.page) > 1 && error instanceof Failure && error.code === '404') return {};
		throw toFailure(error, 'rejectedByApi');
	}
}
