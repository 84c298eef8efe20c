import type { Pager } from '../shared/operation';
import { pageNumberPager } from '../shared/pageNumberPager';

/**
 * Walks Respondent's lists. The largest page size is not documented; the server repeats the one it really used. `key` is
 * the records' id.
 */
export function respondentPager(key: 'id' | 'uid'): Pager {
	const names = { items: 'results', total: 'totalResults', size: 'pageSize', key, order: 'createdAt' };
	return pageNumberPager({ ...names, pageSize: 100 });
}
