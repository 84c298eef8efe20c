import { hashText } from './random';
import { HttpError } from './types';

/** The paging parameters that both list styles of the API share. */
export interface PageQuery {
	page: number;
	pageSize: number;
	includeCount: boolean;
}

/** Ways a list may be paged that no documentation rules out. */
export interface PagingQuirks {
	/** Newest first, oldest first, or no order at all (the same one every time). */
	sort: 'desc' | 'asc' | 'shuffled';
	/** The server's own maximum; a larger pageSize is cut to it and echoed as cut. */
	maxPageSize: number;
	/** `endless`: every page holds the items of the first one. */
	paging: 'normal' | 'endless';
	/** What a page past the end holds. */
	pastEnd: 'empty' | 'repeat-last' | 'not-found';
	/** So many new items push the list on between one page and the next, so that the last ones come again. */
	shiftPerPage: number;
}

export const normalPaging: Readonly<PagingQuirks> = {
	sort: 'desc',
	maxPageSize: 1_000,
	paging: 'normal',
	pastEnd: 'empty',
	shiftPerPage: 0,
};

/** Rows in the order they were created: a whole array, or a part of it. */
export interface Rows<T> {
	items: readonly T[];
	from?: number;
	/** Exclusive. */
	to?: number;
}

/** One page; `totalResults` only when it was asked for. */
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

/** The start of the rows shown, or undefined past the end. */
function startOf(page: number, size: number, count: number, quirks: PagingQuirks): number | undefined {
	if (quirks.paging === 'endless') return 0;
	const shift = Math.min(quirks.shiftPerPage, size - 1);
	const start = (page - 1) * (size - shift);
	if (start < count) return start;
	if (quirks.pastEnd === 'not-found' && page > 1) throw new HttpError(404, `Page ${page} not found`);
	if (quirks.pastEnd === 'repeat-last' && count > 0) return Math.floor((count - 1) / size) * size;
	return undefined;
}

/** One page of rows. Costs no more than the page itself, except when shuffled. */
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
	const arrived = Math.min(quirks.shiftPerPage, size - 1) * (query.page - 1);
	return {
		page: query.page,
		pageSize: size,
		...(query.includeCount ? { totalResults: count + arrived } : {}),
		results,
	};
}

function shuffled<T>(rows: T[], idOf: (row: T) => string): T[] {
	const place = new Map(rows.map((row) => [row, hashText(idOf(row))]));
	return rows.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}
