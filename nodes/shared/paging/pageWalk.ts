import type { IDataObject } from 'n8n-workflow';
import type { Seen } from './seen';

/** One page as the server gave it. */
export interface Page {
	records: IDataObject[];
	/** Overall count, if the server told it. */
	total?: number | undefined;
	/** Page size that the server used, if it told it. */
	size?: number | undefined;
}

/** Where a walk through numbered pages stands, and where it has to go next. */
export class PageWalk {
	private total: number | undefined;
	/** Page size: what the server says it used, else the longest page so far. */
	private size = 0;
	/** Nothing that was read stands behind this position now, counted from the front of the list. */
	private readUpTo = 0;
	private hasGrown = false;
	private isSteady = true;
	private stepsBack = 0;
	/** The last page that was past the end and told no count, and the count known then. */
	private pastEnd: { page: number; total: number } | undefined;

	/**
	 * @param seen tells new records from others
	 * @param pageSize records asked for per page
	 */
	constructor(
		private readonly seen: Seen,
		private readonly pageSize: number,
	) {}

	/** Records given so far. */
	get count(): number {
		return this.seen.count;
	}

	/** The last page that is worth reading for so many records, while every page told the same count; 0 otherwise. */
	lastPage(limit: number): number {
		return this.isSteady ? Math.ceil(Math.min(this.total ?? 0, limit) / this.size) : 0;
	}

	/** Those of the records that no page held before. */
	fresh(records: IDataObject[]): IDataObject[] {
		return this.seen.fresh(records);
	}

	/** The page to read after page number `page`, of which `fresh` records were new; undefined at the end. */
	after(page: number, { records, total, size }: Page, fresh: number): number | undefined {
		const change = this.changeTo(total);
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

	/** Takes the count that a page told. Gives by how many it differs from the one before; 0 where there is none. */
	private changeTo(total: number | undefined): number {
		const before = this.total;
		const change = before === undefined || total === undefined ? 0 : total - before;
		this.isSteady &&= total !== undefined && change === 0;
		this.total = total ?? before;
		return change;
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
