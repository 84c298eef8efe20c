import { isRecord, listIn, numberedPager, type NumberedPage, type Pager } from '../shared';

// The documentation does not say how large a page may be. The server repeats the page size that it used.
const PAGE_SIZE = 100;
// The API accepts 50 requests a second on staging, and 250 in production.
const PAGES_AT_ONCE = 4;

/** The name of the ID in the records of a list. */
type RecordKey = 'id' | 'profileId' | 'uid';

/** Reads a list one page at a time, for walks that may stop early. `key` is the name of the records' ID. */
export function sequentialPager(key: RecordKey): Pager {
	return pagerOf(key, 1);
}

/** Reads a list several pages at a time, for walks to the end of the list. `key` is the name of the records' ID. */
export function parallelPager(key: RecordKey): Pager {
	return pagerOf(key, PAGES_AT_ONCE);
}

function pagerOf(key: RecordKey, pagesAtOnce: number): Pager {
	return numberedPager({
		read: readPage,
		key,
		query: ({ page, pageSize, isOnlyPage }) => ({ page, pageSize, ...(!isOnlyPage && { includeCount: true }) }),
		pageSize: PAGE_SIZE,
		pagesAtOnce,
		missingPageIsEmpty: true,
	});
}

// The contract promises an object. A bare array is accepted as well; it tells neither the overall count nor the page size.
function readPage(answer: unknown): NumberedPage {
	const body = isRecord(answer) ? answer : {};
	const total = Number(body.totalResults ?? NaN);
	const size = Number(body.pageSize);
	return {
		records: listIn(Array.isArray(answer) ? answer : body.results),
		total: Number.isFinite(total) ? total : undefined,
		size: size > 0 ? size : undefined,
	};
}
