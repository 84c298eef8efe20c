import { toText } from '../params';

/** A text as Ruby's `to_i` reads it: the whole number at its start, 0 when there is none. */
export function leadingNumber(value: unknown): number {
	return Number(/^\s*[+-]?\d+/.exec(toText(value) ?? '')?.[0] ?? 0);
}

/**
 * One page of rows, counted from 1. What is no number, 0 and below give the first page.
 *
 * Chatwoot v4.15.1 lists pages with Kaminari; seen on Chatwoot 4.8.0 for page 0 of a search.
 */
export function pageOfRows<Row>(rows: readonly Row[], page: unknown, size: number): Row[] {
	const number = Math.max(1, page === undefined ? 1 : leadingNumber(page));
	return rows.slice((number - 1) * size, number * size);
}

/** The page as answers repeat it: as the request gave it, a number when it gave none. */
export function shownPage(page: unknown): unknown {
	return page ?? 1;
}
