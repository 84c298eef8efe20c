import type { IDataObject } from 'n8n-workflow';
import type { Seen } from './seen';

/** One page of a list, as a service reads it out of an answer. */
export interface Page {
	records: IDataObject[];
	/** The overall count, if the answer has one. */
	total?: number | undefined;
	/** The page size that the server used, if the answer has it. */
	size?: number | undefined;
}

/** The position of a walk through numbered pages. Decides which page comes next while records come and go. */
export class PageWalk {
	private total: number | undefined;
	/** The page size: the one in the answer, else the length of the longest page so far. */
	private size = 0;
	/** Every record that was read is now at this position or before it, counted from the start of the list. */
	private readUpTo = 0;
	private hasGrown = false;
	private isSteady = true;
	private stepsBack = 0;
	/** Pages without a new record, one after the other. */
	private repeats = 0;
	/** The last page past the end whose answer had no count, and the count that was known then. */
	private pastEnd: { page: number; total: number } | undefined;

	/**
	 * @param seen the records read so far
	 * @param pageSize records requested per page
	 * @param repeatsAllowed pages without a new record, one after the other, that do not end the walk
	 */
	constructor(
		private readonly seen: Seen,
		private readonly pageSize: number,
		private readonly repeatsAllowed = 0,
	) {}

	/** Distinct records read so far. */
	get count(): number {
		return this.seen.count;
	}

	/** The last page that `limit` records need, while every answer had the same count; 0 otherwise. */
	lastPage(limit: number): number {
		return this.isSteady ? Math.ceil(Math.min(this.total ?? 0, limit) / this.size) : 0;
	}

	/** The records that were on no page before. */
	fresh(records: IDataObject[]): IDataObject[] {
		return this.seen.fresh(records);
	}

	/** The page to read after page number `page`, of which `fresh` records were new; undefined at the end. */
	after(page: number, { records, total, size }: Page, fresh: number): number | undefined {
		const change = this.changeTo(total);
		this.size = size ?? Math.max(this.size, records.length);
		this.hasGrown ||= change > 0;
		// New records may have moved the records that were read by as many positions.
		const readUpTo = this.readUpTo + Math.max(0, change);
		const end = (page - 1) * this.size + records.length;
		this.readUpTo = Math.max(readUpTo, end);
		// As many records as were deleted may have moved to earlier pages, which were read before.
		if (change < 0 && page > 1 && this.mayStepBack(page)) return Math.max(1, page + Math.floor(change / this.size));
		if (records.length === 0) return total === undefined ? this.beforeTheEnd(page) : undefined;
		this.repeats = fresh === 0 && end > readUpTo ? this.repeats + 1 : 0;
		const repeatsItself = this.repeats > this.repeatsAllowed;
		return repeatsItself || this.isLast(page, { records, total, size }) ? undefined : page + 1;
	}

	/** Notes the count of an answer. Gives its difference from the count before; 0 when one of them is missing. */
	private changeTo(total: number | undefined): number {
		const before = this.total;
		const change = before === undefined || total === undefined ? 0 : total - before;
		this.isSteady &&= total !== undefined && change === 0;
		this.total = total ?? before;
		return change;
	}

	// A count that rises and falls again and again must not keep the walk from ending.
	private mayStepBack(page: number): boolean {
		return !this.hasGrown || ++this.stepsBack <= page + 10;
	}

	/**
	 * Some servers give no count past the end. When a page is empty although the last count promised records, records were
	 * deleted: the page before it has the new count. Undefined when that page was read for this reason already.
	 */
	private beforeTheEnd(page: number): number | undefined {
		const { total, pastEnd } = this;
		if (total === undefined || page === 1 || (pastEnd?.total === total && page >= pastEnd.page)) return undefined;
		this.pastEnd = { page, total };
		return page - 1;
	}

	private isLast(page: number, { records, total, size }: Page): boolean {
		if (total === undefined) return records.length < (size ?? this.pageSize);
		// Fewer records than the count: some were on two pages, so others have moved to a later page.
		return page * this.size >= total && this.count >= total;
	}
}
