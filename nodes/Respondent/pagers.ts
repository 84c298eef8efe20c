import { type PageNumbering, numberedPager } from '../shared/paging/numberedPager';
import type { Pager } from '../shared/paging/pager';

// The API takes 50 requests a second on staging, and 250 in production.
const PAGES_AT_ONCE = 4;

function numberingBy(key: 'id' | 'uid'): PageNumbering {
	return { items: 'results', total: 'totalResults', size: 'pageSize', key, order: 'createdAt', pageSize: 100 };
}

/**
 * Walks Respondent's lists. The largest page size is not documented; the server repeats the one it really used. `key` is
 * the records' id.
 */
export function respondentPager(key: 'id' | 'uid'): Pager {
	return numberedPager(numberingBy(key));
}

/** The same for lists that are read to their end: several pages at once. */
export function respondentListPager(key: 'id' | 'uid'): Pager {
	return numberedPager({ ...numberingBy(key), atOnce: PAGES_AT_ONCE });
}
