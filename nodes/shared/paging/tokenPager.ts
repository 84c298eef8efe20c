import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../base/record';
import { omittableListIn } from './listIn';
import { MOST_PAGES, sizeOfEqualPages, unendingList, type Pager } from './pager';
import { Seen } from './seen';

/** The names by which an API gives a token for the next page. */
export interface TokenPaging {
	/** Name of the list of records in the answer. */
	items: string;
	/** Query parameters for the page size and the token. */
	size: string;
	token: string;
	/** Name of the next page's token in the answer; missing or empty on the last page. */
	nextToken: string;
	/** Name of the number of all records in the answer, which may stand there when the list is left out. */
	total?: string;
	/** The most records that one page may hold. */
	pageSize: number;
	/** Reads a record's ID: a record that is on two pages is given once. */
	key: (record: IDataObject) => unknown;
}

/**
 * Walks pages by their tokens. Only a missing token ends the list: a page may be short or empty and still have a next page.
 * The page size stays the same, because a token is valid for an unchanged query only.
 *
 * Throws a Failure when an answer holds no list, the server gives the same token again, or the list does not end.
 */
export function tokenPager(paging: TokenPaging): Pager {
	const others = [paging.nextToken, ...(paging.total === undefined ? [] : [paging.total])];
	return async function* (fetch, limit) {
		const size = sizeOfEqualPages(limit, paging.pageSize);
		const seen = new Seen(paging.key);
		const tokens = new Set<string>();
		let token: string | undefined;
		for (let fetched = 0; fetched < MOST_PAGES; fetched++) {
			const answer = await fetch({ [paging.size]: size, ...(token !== undefined && { [paging.token]: token }) });
			const page = isRecord(answer) ? answer : {};
			const before = seen.count;
			const records = omittableListIn(answer, paging.items, others);
			const wanted = seen.fresh(records).slice(0, limit - before);
			if (wanted.length > 0) yield wanted;
			if (seen.count >= limit) return;
			const next = page[paging.nextToken];
			if (typeof next !== 'string' || next === '') return;
			if (tokens.has(next)) throw unendingList(`The server gave the same page token twice, after ${fetched + 1} pages`);
			tokens.add(next);
			token = next;
		}
		throw unendingList();
	};
}
