import type { IDataObject } from 'n8n-workflow';
import { Failure, toFailure } from '../base/failure';
import type { Call } from '../http/call';
import { afterRecords } from './afterRecords';
import { numberedPager, type NumberedPage } from './numberedPager';

/** A list whose pages may repeat some records and leave out others. */
export interface WholeListPaging {
	read: (answer: unknown, call?: Call) => NumberedPage;
	/** Name of the records' ID. */
	key: string;
	/** The queries with which the list is read, one after the other, until no record is missing. */
	readings: readonly IDataObject[];
	/** The records in the plural, for the failure. */
	noun: string;
}

/**
 * Among records that the server's order holds equal, a page may show only records of earlier pages. 20 such pages in a row mean
 * that the server gives the same page again and again.
 */
export const REPEATS_ALLOWED = 20;

/**
 * All records of a list. A server may give records that its order holds equal in another order for each page, and records may
 * move while the pages are read. So the list is read again, in another order, while there are fewer distinct records than the
 * smallest count in the answers; without a count, fewer than rows on the pages of a reading. After a reading in which the count
 * dropped another one follows, because a deletion moves records to pages that were read already.
 *
 * A record that is created meanwhile may be missing. A record that is deleted meanwhile may be there.
 *
 * Throws a Failure with both numbers when records are still missing after the last reading, and one with the number of records
 * that were read when the list breaks off.
 */
export async function readWholeList(
	fetch: (query: IDataObject) => Promise<unknown>,
	call: Call | undefined,
	{ read, key, readings, noun }: WholeListPaging,
): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	let expected = Infinity;
	let isCertain = false;
	let count: number | undefined;
	for (const [index, reading] of readings.entries()) {
		const tally = new Tally(count);
		const pager = numberedPager({ read: (body) => tally.add(read(body, call)), key, repeatsAllowed: REPEATS_ALLOWED });
		const mayEndEarly = index > 0 && isCertain;
		try {
			for await (const page of pager(async (query) => await fetch({ ...query, ...reading }), Infinity, call)) {
				for (const record of page) found.set(record[key] ?? JSON.stringify(record), record);
				expected = Math.min(expected, tally.smallestCount);
				if (mayEndEarly && !tally.hasDropped && found.size >= expected) return [...found.values()];
			}
		} catch (error) {
			throw afterRecords(found.size, toFailure(error, 'invalidInput'));
		}
		expected = Math.min(expected, tally.smallestCount === Infinity ? tally.rows : tally.smallestCount);
		isCertain = !tally.hasDropped;
		count = tally.count;
		if (isCertain && found.size >= expected) break;
	}
	if (found.size >= expected) return [...found.values()];
	throw new Failure('notSent', `The list has ${expected} ${noun}, but its pages gave only ${found.size} of them`, {
		description: `The pages were read ${readings.length} times. Run the node again later, or narrow the filters.`,
	});
}

/** What the pages of one reading say about the number of records. */
class Tally {
	/** Rows on the pages, repeated ones included. */
	rows = 0;
	/** The smallest count in the answers; Infinity while no answer has one. */
	smallestCount = Infinity;
	/** Whether a count was smaller than the one before it. */
	hasDropped = false;

	/** @param count the count in the last answer of the reading before; undefined without one */
	constructor(public count: number | undefined) {}

	/** Counts a page, and gives it back. */
	add(page: NumberedPage): NumberedPage {
		const { records, total = this.count } = page;
		this.rows += records.length;
		if (total === undefined) return page;
		this.hasDropped ||= total < (this.count ?? 0);
		this.count = total;
		this.smallestCount = Math.min(this.smallestCount, total);
		return page;
	}
}
