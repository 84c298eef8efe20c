/** Pages of a list that are asked for before they are needed, so that the way to the server is not gone page by page. */
export class PagePrefetcher {
	private readonly coming = new Map<number, Promise<unknown>>();
	private readonly underWay = new Set<Promise<unknown>>();

	/** @param fetch asks the server for a page */
	constructor(private readonly fetch: (page: number) => Promise<unknown>) {}

	/** The answer for a page; asks for it unless that is done. Rejects as `fetch` does. */
	async take(page: number): Promise<unknown> {
		const answer = this.coming.get(page) ?? this.ask(page);
		this.coming.delete(page);
		return await answer;
	}

	/** Asks for the pages from `first` to `last`, unless that is done, and forgets all others. */
	expect(first: number, last: number): void {
		for (const page of this.coming.keys()) if (page < first || page > last) this.coming.delete(page);
		for (let page = first; page <= last; page++) {
			if (!this.coming.has(page)) this.coming.set(page, this.ask(page));
		}
	}

	/** Resolves when nothing that was asked for is under way any more, whatever became of it. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.underWay);
	}

	private ask(page: number): Promise<unknown> {
		const answer = this.fetch(page);
		this.underWay.add(answer);
		// Whoever takes it is told what went wrong, and nobody has to take it.
		const end = () => this.underWay.delete(answer);
		answer.then(end, end);
		return answer;
	}
}
