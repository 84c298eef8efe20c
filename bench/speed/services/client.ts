import type { IDataObject } from 'n8n-workflow';

/** The columns of an input row. */
export interface Row {
	to: string;
	text: string;
}

/** The query parameters of one page request. */
export type PageQuery = Record<string, number | string | boolean>;

/** Requests and responses of a service's API, written by hand, without n8n. */
export interface Client {
	/** The headers that authenticate a request. */
	headers: Record<string, string>;
	/** The recipient of row number `index`, counted from 0. */
	recipient: (index: number) => string;
	send: (row: Row) => { path: string; body: IDataObject };
	listPath: string;
	/**
	 * The query of page number `page`, counted from 1. `previousBody` and `previousQuery` belong to the page before. Gives
	 * undefined after the last page.
	 */
	next: (page: number, previousBody?: unknown, previousQuery?: PageQuery) => PageQuery | undefined;
	/** The records in the body of a page. */
	records: (body: unknown) => IDataObject[];
	/** The lowest number of requests that read so many records to the end. */
	fewest: (records: number) => number;
}

/** Reads a whole list page by page. `fetchPage` sends the request of one page and gives its body. */
export async function* pagesOf(
	client: Client,
	fetchPage: (query: PageQuery) => Promise<unknown>,
): AsyncGenerator<IDataObject[]> {
	let body: unknown;
	let query: PageQuery | undefined;
	for (let page = 1; ; page++) {
		query = client.next(page, body, query);
		if (!query) return;
		body = await fetchPage(query);
		yield client.records(body);
	}
}
