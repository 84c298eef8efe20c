import type { IDataObject } from 'n8n-workflow';
import type { Row } from './service';

/** Query parameters of a page. */
export type PageQuery = Record<string, number | string | boolean>;

/** An API as one would write against it by hand, without n8n. */
export interface Client {
	/** What the credential comes to. */
	headers: Record<string, string>;
	recipient: (index: number) => string;
	send: (row: Row) => { path: string; body: IDataObject };
	listPath: string;
	/** Query of page number `page` (from 1), given the answer before it and its query; undefined after the last one. */
	next: (page: number, before?: unknown, asked?: PageQuery) => PageQuery | undefined;
	records: (answer: unknown) => IDataObject[];
	/** The fewest requests in which so many records can be read to the end. */
	fewest: (records: number) => number;
}
