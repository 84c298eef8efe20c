/** A map that keeps the `limit` entries that were set last; setting one more drops the oldest. */
export class RecentMap<V> {
	private readonly entries = new Map<string, V>();

	constructor(private readonly limit: number) {}

	get(key: string): V | undefined {
		return this.entries.get(key);
	}

	/** Sets an entry, and makes it the newest. */
	set(key: string, value: V): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		const oldest = this.entries.keys().next();
		if (this.entries.size > this.limit && !oldest.done) this.entries.delete(oldest.value);
	}

	/** Drops every entry that `isUnwanted`. */
	deleteWhere(isUnwanted: (value: V) => boolean): void {
		for (const [key, value] of this.entries) if (isUnwanted(value)) this.entries.delete(key);
	}
}
