import type { IDataObject } from 'n8n-workflow';
import { toText, type Pager } from '../shared';

/** How a list is read once for each form in which Sinch may store the identity that filters it. */
interface StoredForms {
	/** Name of the query parameter that holds the identity. */
	parameter: string;
	/** Gives the forms in which Sinch may store an identity. */
	formsOf: (identity: string) => string[];
	/** Compares two records by their place in the list. Without it, the records of the second form come last. */
	compare?: (one: IDataObject, other: IDataObject) => number;
}

/**
 * A pager for a list that can be filtered by an identity. Sinch answers phone numbers with or without the plus sign, and does
 * not document whether a filter finds both, so the list is read with each form. A record that both lists hold comes once. The
 * second list ends after a first page without new records: the server then finds both forms.
 */
export function inStoredForms(pager: Pager, { parameter, formsOf, compare }: StoredForms): Pager {
	return async function* (fetch, limit, call) {
		const forms = formsOf(toText(call?.query[parameter]));
		if (forms.length === 1) return yield* pager(fetch, limit, call);
		const found = new Map<unknown, IDataObject>();
		for (const form of forms) {
			for await (const page of pager(async (query) => await fetch({ ...query, [parameter]: form }), limit, call)) {
				const before = found.size;
				for (const record of page) found.set(record.id, record);
				if (found.size === before) break;
			}
		}
		const records = [...found.values()];
		if (compare) records.sort(compare);
		if (records.length > 0) yield records.slice(0, limit);
	};
}
