import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../http/call';
import { numberedPager } from './numberedPager';
import { inOrder, placeIn, type Order } from './order';
import type { Pager } from './pager';
import { readWholeList, REPEATS_ALLOWED, type WholeListPaging } from './wholeList';

/** The order of a list, and who sorts. */
export interface ListOrder {
	order: Order;
	/** Whether the server sorts by it, when the call asks it to. */
	isServers: boolean;
}

/** How a list is read that is wanted in an order. */
export interface OrderedPaging extends WholeListPaging {
	/** The order in which a call wants the records; undefined for any order. */
	orderOf: (call: Call | undefined, limit: number) => ListOrder | undefined;
}

const TRIES = 2;

/**
 * Reads a list in the order that the user wants. Everything, or an order that the server does not know: all records are read
 * (`readWholeList`) and sorted here. A limit: the server's first pages in its order, as long as they show each record once. If
 * they do not, some record has slipped between two pages; the pages are read once more, and then all records.
 *
 * With a limit the result is this: no record outside it comes before a record inside it, by the values that the pages showed.
 * Which of the records that the order holds equal are the last ones is left open. Without an order the records are those of the
 * first pages.
 *
 * Throws a Failure where `readWholeList` does.
 */
export function orderedPager(paging: OrderedPaging): Pager {
	return async function* (fetch, limit, call) {
		const wanted = paging.orderOf(call, limit);
		const { read, key } = paging;
		if (limit !== Infinity && wanted === undefined) return yield* numberedPager({ read, key })(fetch, limit, call);
		for (let tries = 0; limit !== Infinity && wanted?.isServers && tries < TRIES; tries++) {
			const pages = await readFirstPages(fetch, limit, call, paging);
			if (!hasGaps(pages, limit, wanted.order)) return yield* pages.given;
		}
		const all = await readWholeList(fetch, call, paging);
		const sorted = wanted ? inOrder(all, [...wanted.order, byId(key)]) : all;
		if (sorted.length > 0) yield sorted.slice(0, limit);
	};
}

// Records that the order holds equal come in the same order with each run.
function byId(key: string): Order[number] {
	return { value: (record) => Number(record[key]), missing: 'last' };
}

interface FirstPages {
	/** The records to give, in pages. */
	given: IDataObject[][];
	/** The ID and the record of each row of the answers, repeated ones included. */
	rows: Array<[id: unknown, record: IDataObject]>;
}

async function readFirstPages(
	fetch: Parameters<Pager>[0],
	limit: number,
	call: Call | undefined,
	{ read, key }: WholeListPaging,
): Promise<FirstPages> {
	const pages: FirstPages = { given: [], rows: [] };
	const noted = (body: unknown) => {
		const page = read(body, call);
		pages.rows.push(...page.records.map((record): [unknown, IDataObject] => [record[key], record]));
		return page;
	};
	const pager = numberedPager({ read: noted, key, repeatsAllowed: REPEATS_ALLOWED });
	for await (const page of pager(fetch, limit, call)) pages.given.push(page);
	return pages;
}

/**
 * Whether the first pages in an order have left out a record. They have when a record came twice: in the place of another one,
 * or because it has moved. Repeated records in the last place of the order do not count when the list goes on after the pages:
 * which of the records in this place are given is left open.
 */
function hasGaps({ given, rows }: FirstPages, limit: number, order: Order): boolean {
	const goesOn = given.flat().length >= limit;
	const lastPlace = goesOn ? placeIn(order, rows.at(-1)?.[1] ?? {}) : undefined;
	const places = new Map<unknown, string>();
	return rows.some(([id, record]) => {
		const place = placeIn(order, record);
		const earlier = places.get(id);
		places.set(id, place);
		return earlier !== undefined && (place !== lastPlace || earlier !== lastPlace);
	});
}
