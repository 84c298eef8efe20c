import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../http/call';

/** Pages of records as they come; what is returned at the end puts them into order. */
export type Pages<Result = void> = AsyncGenerator<IDataObject[], Result, undefined>;

export type Order = (pages: IDataObject[][]) => IDataObject[][];

/** Walks the pages of a list. Yields one array of records per page, `limit` at most in all; `fetch` adds to `call`. */
export type Pager = (
	fetch: (query: IDataObject) => Promise<unknown>,
	limit: number,
	call?: Call,
) => Pages | Pages<Order>;
