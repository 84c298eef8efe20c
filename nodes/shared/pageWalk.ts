import type { IDataObject } from 'n8n-workflow';

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
	private readonly seen = new Set<unknown>();
	private total: number | undefined;
	/** Pages up to here are read again, so that bringing nothing new does not end the walk. */
	private rereadUpTo = 0;

	/**
	 * @param key name of the records' own id
	 * @param pageSize records asked for per page
	 */
	constructor(
		private readonly key: string,
		private readonly pageSize: number,
	) {}

	/** Records given so far. */
	get count(): number {
		return this.seen.size;
	}

	/** Those of the records that no page held before. */
	fresh(records: IDataObject[]): IDataObject[] {
		return records.filter((record) => {
			const before = this.seen.size;
			return this.seen.add(record[this.key] ?? JSON.stringify(record)).size > before;
		});
	}

	/** The page to read after page number `page`, of which `fresh` records were new; undefined at the end. */
	after(page: number, { records, total, size }: Page, fresh: number): number | undefined {
		const gone = (this.total ?? 0) - (total ?? this.total ?? 0);
		this.total = total ?? this.total;
		if (gone > 0 && page > 1) {
			// As many as are gone have slipped to earlier pages, past the walk.
			this.rereadUpTo = Math.max(this.rereadUpTo, page);
			return Math.max(1, page - Math.ceil(gone / (size ?? this.pageSize)));
		}
		if (records.length === 0 || (fresh === 0 && page > this.rereadUpTo)) return undefined;
		return this.isLast(page, { records, total, size }) ? undefined : page + 1;
	}

	private isLast(page: number, { records, total, size }: Page): boolean {
		if (total === undefined) return records.length < (size ?? this.pageSize);
		// Fewer than the count says: some came twice, so others have been pushed on to a later page.
		return page * (size ?? records.length) >= total && this.count >= total;
	}
}
