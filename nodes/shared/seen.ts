import type { IDataObject } from 'n8n-workflow';

/** Tells the records of a list that show up once more from those that are new. */
export class Seen {
	private readonly keys = new Set<unknown>();

	/** @param key gives a record's own id */
	constructor(private readonly key: (record: IDataObject) => unknown) {}

	/** New records so far. */
	get count(): number {
		return this.keys.size;
	}

	/** Those of the records that were not there before; one without an id is known by all that it holds. */
	fresh(records: IDataObject[]): IDataObject[] {
		return records.filter((record) => {
			const before = this.keys.size;
			return this.keys.add(this.key(record) ?? JSON.stringify(record)).size > before;
		});
	}
}
