/** Requests pages of a list before they are needed. */
export class PagePrefetcher {
	private readonly coming = new Map<number, Promise<unknown>>();
	private readonly underWay = new Set<Promise<unknown>>();

	/** @param fetch asks the server for a page */
	constructor(private readonly fetch: (page: number) => Promise<unknown>) {}

	/** The answer for a page; requests the page unless it was prefetched. Rejects as `fetch` does. */
	async take(page: number): Promise<unknown> {
		const answer = this.coming.get(page) ?? this.ask(page);
		this.coming.delete(page);
		return await answer;
	}

	/** Prefetches the pages from `first` to `last`, and forgets all others. */
	expect(first: number, last: number): void {
		for (const page of this.coming.keys()) if (page < first || page > last) this.coming.delete(page);
		for (let page = first; page <= last; page++) {
			if (!this.coming.has(page)) this.coming.set(page, this.ask(page));
		}
	}

	/** Resolves when no request is under way any more, however each of them ended. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.underWay);
	}

	private ask(page: number): Promise<unknown> {
		const answer = this.fetch(page);
		this.underWay.add(answer);
		// `take` passes a rejection on; a page that nobody takes must not become an unhandled rejection.
		const end = () => this.underWay.delete(answer);
		answer.then(end, end);
		return answer;
	}
}
