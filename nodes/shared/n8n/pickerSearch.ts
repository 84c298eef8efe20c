import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';
import { listsOf, type EntryList, type ListRequest, type OptionList, type PickerList } from '../fields/lists';
import type { Call, Fetch } from '../http/call';
import { readRequestOptions } from '../http/requestOptions';
import { RetryBudget } from '../http/retryBudget';
import type { Service } from '../operation/service';
import type { Pager } from '../paging/pager';
import { callApi } from './callApi';

const SHOWN_AT_ONCE = 100;
// Not every API can search; the walk through its list has to end somewhere.
const SCANNED_AT_MOST = 5000;
// A person waits for the list: 2 attempts, 5 s of waits.
const shortBudget = () => new RetryBudget(2, 5000);

/**
 * The `methods` of a node: the lists behind the pickers and menus of its fields. `fields` are those of a trigger; without
 * them the fields of all operations of the service count.
 */
export function pickerMethods(service: Service, fields?: INodeProperties[]): NonNullable<INodeType['methods']> {
	const all =
		fields ?? service.resources.flatMap(({ operations }) => operations.flatMap((operation) => operation.fields));
	const listSearch: NonNullable<NonNullable<INodeType['methods']>['listSearch']> = {};
	const loadOptions: NonNullable<NonNullable<INodeType['methods']>['loadOptions']> = {};
	const resourceMapping: NonNullable<NonNullable<INodeType['methods']>['resourceMapping']> = {};
	for (const list of listsOf(all)) {
		if ('search' in list) listSearch[list.method] = searchOf(service, list);
		else if ('load' in list) loadOptions[list.method] = loadOf(service, list);
		else resourceMapping[list.method] = entriesOf(service, list);
	}
	return { listSearch, loadOptions, resourceMapping };
}

function searchOf(service: Service, { search }: PickerList) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await withApi(
			this,
			service,
			async (fetch) => await search({ fetch, context: this, filter, paginationToken }),
		);
	};
}

function loadOf(service: Service, { load }: OptionList) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await withApi(this, service, async (fetch) => await load({ fetch, context: this, filter: '' }));
	};
}

function entriesOf(service: Service, { entries }: EntryList) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await withApi(this, service, async (fetch) => await entries({ fetch, context: this, filter: '' }));
	};
}

async function withApi<T>(
	context: ILoadOptionsFunctions,
	service: Service,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	const options = () => readRequestOptions(context.getCurrentNodeParameter('requestOptions'));
	return await callApi(context, service, { retryBudget: shortBudget, options }, work);
}

/**
 * The value of another field of the open panel, a picker's as the ID it holds; undefined for an empty field, and for an expression
 * that the editor cannot evaluate.
 */
export function valueInPanel(context: ILoadOptionsFunctions, name: string): string | undefined {
	try {
		const value: unknown = context.getNodeParameter(name, undefined, { extractValue: true });
		return typeof value === 'string' && value !== '' ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Walks a list until there are enough entries to show that match what the user has typed. Throws a Failure. */
export async function searchPages(
	{ fetch, filter, paginationToken }: Pick<ListRequest, 'fetch' | 'paginationToken'> & { filter?: string },
	{ call, pager }: { call: Call; pager: Pager },
	toItem: (record: IDataObject) => INodeListSearchItems,
): Promise<INodeListSearchResult> {
	const until = Number(paginationToken ?? 0) + SHOWN_AT_ONCE;
	const found: INodeListSearchItems[] = [];
	let scanned = 0;
	const fetchPage = async (query: IDataObject) => await fetch({ ...call, query: { ...call.query, ...query } });
	for await (const page of pager(fetchPage, Infinity, call)) {
		found.push(...matching(page.map(toItem), filter));
		scanned += page.length;
		if (found.length > until || scanned >= SCANNED_AT_MOST) break;
	}
	return pageOf(found, paginationToken);
}

/** The entries that the editor shows next, of those that were found from the first one on. */
export function pageOf(found: INodeListSearchItems[], paginationToken?: string): INodeListSearchResult {
	const from = Number(paginationToken ?? 0);
	const until = from + SHOWN_AT_ONCE;
	const results = found.slice(from, until);
	return found.length > until ? { results, paginationToken: String(until) } : { results };
}

/** The entries whose name or ID contains what the user has typed. */
export function matching(items: INodeListSearchItems[], filter = ''): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	return items.filter(({ name, value }) => `${name} ${String(value)}`.toLowerCase().includes(wanted));
}
