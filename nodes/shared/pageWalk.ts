import type { IDataObject } from 'n8n-workflow';
import { Seen } from './seen';

/** One page as the server gave it. */
export interface Page {
	records: IDataObject[];
	/** Overall count, if the server told it. */
	total: number | undefined;
	/** Page size that the server used, if it told it. */
	size: number | undefined;
}

/** Where a walk through numbered pages stands, and where it has to go next. */
export class PageWalk {
	private readonly seen: Seen;
	private total: number | undefined;
	/** Page size: what the server says it used, else the longest page so far. */
	private size = 0;
	/** Nothing that was read stands behind this position now, counted from the front of the list. */
	private readUpTo = 0;
	private hasGrown = false;
	private stepsBack = 0;
	/** The last page that was past the end and told no count, and the count known then. */
	private pastEnd: { page: number; total: number } | undefined;

	/**
	 * @param key name of the records' own id
	 * @param pageSize records asked for per page
	 * @param order name of a text by which the list may be sorted, and which never changes
	 */
	constructor(
		key: string,
		private readonly pageSize: number,
		order = key,
	) {
		this.seen = new Seen(
			(record) => record[key],
			(record) => record[order],
		);
	}

	/** Records given so far. */
	get count(): number {
		return this.seen.count;
	}

	/** Those of the records that no page held before. */
	fresh(records: IDataObject[]): IDataObject[] {
		return this.seen.fresh(records);
	}

	/** The page to read after page number `page`, of which `fresh` records were new; undefined at the end. */
	after(page: number, { records, total, size }: Page, fresh: number): number | undefined {
		const before = this.total;
		const change = before === undefined || total === undefined ? 0 : total - before;
		this.total = total ?? before;
		this.size = size ?? Math.max(this.size, records.length);
		this.hasGrown ||= change > 0;
		// As many as have come in may have pushed on what was read before.
		const readUpTo = this.readUpTo + Math.max(0, change);
		const end = (page - 1) * this.size + records.length;
		this.readUpTo = Math.max(readUpTo, end);
		// As many as are gone may have slipped to earlier pages, past the walk.
		if (change < 0 && page > 1 && this.mayStepBack(page)) return Math.max(1, page + Math.floor(change / this.size));
		if (records.length === 0) return total === undefined ? this.beforeTheEnd(page) : undefined;
		const repeatsItself = fresh === 0 && end > readUpTo;
		return repeatsItself || this.isLast(page, { records, total, size }) ? undefined : page + 1;
	}

	// A count that goes up and down without end must not lead the walk back and forth without end.
	private mayStepBack(page: number): boolean {
		return !this.hasGrown || ++this.stepsBack <= page + 10;
	}

	/**
	 * Some servers tell no count past the end. A page that should have held something is empty because records are gone:
	 * the page before it tells how many. Undefined when that has been asked already.
	 */
	private beforeTheEnd(page: number): number | undefined {
		const { total, pastEnd } = this;
		if (total === undefined || page === 1 || (pastEnd?.total === total && page >= pastEnd.page)) return undefined;
		this.pastEnd = { page, total };
		return page - 1;
	}

	private isLast(page: number, { records, total, size }: Page): boolean {
		if (total === undefined) return records.length < (size ?? this.pageSize);
		// Fewer than the count says: some came twice, so others have been pushed on to a later page.
		return page * this.size >= total && this.count >= total;
	}
}
