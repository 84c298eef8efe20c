import { hashText } from './random';
import { HttpError } from './types';

/** The paging parameters of a list request. */
export interface PageQuery {
	page: number;
	pageSize: number;
	includeCount: boolean;
}

/** Behaviours of paged lists that the documentation does not rule out. */
export interface PagingQuirks {
	/** Newest first, oldest first, or in a random order that is the same for every request. */
	sort: 'desc' | 'asc' | 'shuffled';
	/** The server's maximum. It replaces a larger `pageSize`, in the answer too. */
	maxPageSize: number;
	/** `endless`: every page has the items of the first page. */
	paging: 'normal' | 'endless';
	/** The answer to a page after the last one: no items, the items of the last page, or a 404. */
	pastEnd: 'empty' | 'repeat-last' | 'not-found';
	/** Number of new items per page. They shift the list, so that a page begins with the last items of the page before. */
	shiftPerPage: number;
}

/** The paging quirks with which a sandbox starts. */
export const normalPaging: Readonly<PagingQuirks> = {
	sort: 'desc',
	maxPageSize: 1_000,
	paging: 'normal',
	pastEnd: 'empty',
	shiftPerPage: 0,
};

/** Rows in order of creation: a whole array, or the part of it from `from` to `to`. */
export interface Rows<T> {
	items: readonly T[];
	from?: number;
	/** Exclusive. */
	to?: number;
}

/** One page of a list. It has `totalResults` only when the request asks for the count. */
export interface Page<T> {
	page: number;
	pageSize: number;
	totalResults?: number;
	results: T[];
}

function assertValid({ page, pageSize }: PageQuery): void {
	const wrong = Object.entries({ page, pageSize })
		.filter(([, value]) => !Number.isInteger(value) || value < 1)
		.map(([name]) => `${name} must be a whole number not less than 1`);
	if (wrong.length > 0) throw new HttpError(400, wrong);
}

/** The position of a page's first row; undefined for an empty page. */
function startOf(page: number, size: number, count: number, quirks: PagingQuirks): number | undefined {
	if (quirks.paging === 'endless') return 0;
	const shift = Math.min(quirks.shiftPerPage, size - 1);
	const start = (page - 1) * (size - shift);
	if (start < count) return start;
	if (quirks.pastEnd === 'not-found' && page > 1) throw new HttpError(404, `Page ${page} not found`);
	if (quirks.pastEnd === 'repeat-last' && count > 0) return Math.floor((count - 1) / size) * size;
	return undefined;
}

/**
 * One page of rows. Takes time in proportion to the page size, not to the number of rows, unless the rows are shuffled. Throws
 * an HttpError with status 400 when page or page size are not valid, and 404 after the last page with the quirk `pastEnd`.
 */
export function pageOf<T, V>(
	rows: Rows<T>,
	query: PageQuery,
	quirks: PagingQuirks,
	idOf: (row: T) => string,
	view: (row: T) => V,
): Page<V> {
	assertValid(query);
	const size = Math.min(query.pageSize, quirks.maxPageSize);
	const from = rows.from ?? 0;
	const to = rows.to ?? rows.items.length;
	const count = Math.max(0, to - from);
	const start = startOf(query.page, size, count, quirks);
	const shown = start === undefined ? 0 : Math.min(size, count - start);
	const positions = Array.from({ length: shown }, (_, index) => (start ?? 0) + index);
	const ordered = quirks.sort === 'shuffled' ? shuffled(rows.items.slice(from, to), idOf) : undefined;
	const rowAt = (position: number) => {
		if (ordered) return ordered[position];
		return rows.items[quirks.sort === 'asc' ? from + position : to - 1 - position];
	};
	const results = positions
		.map(rowAt)
		.filter((row) => row !== undefined)
		.map(view);
	const newItems = Math.min(quirks.shiftPerPage, size - 1) * (query.page - 1);
	return {
		page: query.page,
		pageSize: size,
		...(query.includeCount ? { totalResults: count + newItems } : {}),
		results,
	};
}

function shuffled<T>(rows: T[], idOf: (row: T) => string): T[] {
	const positions = new Map(rows.map((row) => [row, hashText(idOf(row))]));
	return rows.sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
}
