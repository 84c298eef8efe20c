import type { IDataObject } from 'n8n-workflow';

/** The records of a list that were read so far, by ID. A record without an ID is known by everything that it holds. */
export class Seen {
	private readonly keys = new Set<unknown>();

	/** @param key name of the records' ID, or a function that reads it */
	constructor(private readonly key: string | ((record: IDataObject) => unknown)) {}

	/** Distinct records so far. */
	get count(): number {
		return this.keys.size;
	}

	/** The records that were not read before. */
	fresh(records: IDataObject[]): IDataObject[] {
		return records.filter((record) => {
			const id = typeof this.key === 'string' ? record[this.key] : this.key(record);
			const before = this.keys.size;
			return this.keys.add(id ?? JSON.stringify(record)).size > before;
		});
	}
}
