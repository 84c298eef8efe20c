import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { callApi, type Fetch } from './callApi';
import { RetryBudget } from '../http/retryBudget';
import { readRequestOptions } from '../http/requestOptions';
import type { Service } from '../operation/service';
import type { Call } from '../http/call';
import type { Pager } from '../paging/pager';

/** What the user has typed into a picker, and how far the list was shown. */
export interface Typed {
	filter?: string | undefined;
	paginationToken?: string | undefined;
}

const SHOWN_AT_ONCE = 100;
// Not every API can search; the walk through its list has to end somewhere.
const SCANNED_AT_MOST = 5000;
// People wait for a picker, so it tries less long than a run: 2 tries, 5 s of waits.
const impatient = () => new RetryBudget(2, 5000);

/** Runs `load` for a picker. Throws a NodeOperationError in plain words when the API cannot be asked. */
export async function forPicker<T>(
	context: ILoadOptionsFunctions,
	service: Service,
	load: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	const options = () => readRequestOptions(context.getCurrentNodeParameter('requestOptions'));
	return await callApi(context, service, { retryBudget: impatient, options }, load);
}

/** Walks a list until there are enough entries to show that match what was typed. */
export async function searchPages(
	fetch: Fetch,
	{ call, pager }: { call: Call; pager: Pager },
	toItem: (record: IDataObject) => INodeListSearchItems,
	{ filter, paginationToken }: Typed,
): Promise<INodeListSearchResult> {
	const from = Number(paginationToken ?? 0);
	const until = from + SHOWN_AT_ONCE;
	const found: INodeListSearchItems[] = [];
	let scanned = 0;
	for await (const page of pager(
		async (query) => await fetch({ ...call, query: { ...call.query, ...query } }),
		Infinity,
		call,
	)) {
		found.push(...matching(page.map(toItem), filter));
		scanned += page.length;
		if (found.length > until || scanned >= SCANNED_AT_MOST) break;
	}
	const results = found.slice(from, until);
	return found.length > until ? { results, paginationToken: String(until) } : { results };
}

/** Those of the entries whose name or id contains what was typed. */
export function matching(items: INodeListSearchItems[], filter = ''): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	return items.filter(({ name, value }) => `${name} ${String(value)}`.toLowerCase().includes(wanted));
}
