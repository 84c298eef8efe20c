import type { IDataObject } from 'n8n-workflow';
import { Failure, toFailure } from '../base/failure';
import type { Call } from '../http/call';
import { PagePrefetcher } from './pagePrefetcher';
import { PageWalk, type Page } from './pageWalk';
import { MOST_PAGES, sizeOfEqualPages, unendingList, type Pager } from './pager';
import { Seen } from './seen';

/** A page as a service reads it out of an answer. */
export interface NumberedPage extends Page {
	/** True when the server says that no page follows. */
	isLast?: boolean | undefined;
}

/** What a page is asked for with. */
export interface PageRequest {
	/** Counted from 1. */
	page: number;
	/** Records per page; undefined when the server decides. */
	pageSize: number | undefined;
	/** True when the limit fits into one page, so that no overall count is needed. */
	isOnlyPage: boolean;
}

/** How an API numbers its pages. */
export interface NumberedPaging {
	read: (answer: unknown, call?: Call) => NumberedPage;
	/** Name of the records' ID: a record that is on two pages is given once. */
	key: string;
	/** The query of a page; `{ page }` without it. */
	query?: (request: PageRequest) => IDataObject;
	/** The most records that a page may hold. Without it the server decides, and a short page does not end the list. */
	pageSize?: number;
	/** Requests under way at once while the overall count stays the same; 1 without it. */
	pagesAtOnce?: number;
	/**
	 * How many pages without a new record may follow each other before the walk ends; 0 without it. For servers that repeat
	 * records which their order holds equal.
	 */
	repeatsAllowed?: number;
	/** True when the server answers 404 for a page past the end. */
	missingPageIsEmpty?: boolean;
}

// Stands for the answer of a page that does not exist.
const PAST_THE_END = Symbol('past the end');

/**
 * Walks numbered pages while records come and go. A record that has shifted to the next page is given once. When the
 * overall count drops, the walk steps back to where records may have slipped past it. The walk ends with the overall
 * count, an empty page, a page shorter than its size, a page without a new record, or where the server says so. Pages are
 * prefetched only while the count stays the same.
 *
 * Throws a Failure when the list does not end, or an answer holds no list.
 */
export function numberedPager(paging: NumberedPaging): Pager {
	const { read, key, query = ({ page }: PageRequest) => ({ page }), pagesAtOnce = 1 } = paging;
	return async function* (fetch, limit, call) {
		const pageSize = paging.pageSize === undefined ? undefined : sizeOfEqualPages(limit, paging.pageSize);
		const isOnlyPage = paging.pageSize !== undefined && limit <= paging.pageSize;
		// Without a page size only an empty page counts as short.
		const walk = new PageWalk(new Seen(key), pageSize ?? 1, paging.repeatsAllowed);
		const pages = new PagePrefetcher(async (page) => {
			const answer = fetch(query({ page, pageSize, isOnlyPage }));
			return await bodyOf(answer, paging.missingPageIsEmpty === true && page > 1);
		});
		let page = 1;
		try {
			for (let fetched = 0; fetched < MOST_PAGES; fetched++) {
				const body = await pages.take(page);
				const answer = body === PAST_THE_END ? { records: [] } : read(body, call);
				const before = walk.count;
				const fresh = walk.fresh(answer.records);
				const isDone = answer.isLast === true || walk.count >= limit;
				const next = isDone ? undefined : walk.after(page, answer, fresh.length);
				if (next !== undefined && pagesAtOnce > 1)
					pages.expect(next, Math.min(next + pagesAtOnce - 1, walk.lastPage(limit)));
				if (fresh.length > 0) yield fresh.slice(0, limit - before);
				if (next === undefined) return;
				page = next;
			}
			throw unendingList();
		} finally {
			// No request outlives its list.
			await pages.settled();
		}
	};
}

async function bodyOf(answer: Promise<unknown>, mayBeMissing: boolean): Promise<unknown> {
	try {
		return await answer;
	} catch (error) {
		if (mayBeMissing && error instanceof Failure && error.code === '404') return PAST_THE_END;
		throw toFailure(error, 'rejectedByApi');
	}
}
