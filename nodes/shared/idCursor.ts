import type { IDataObject } from 'n8n-workflow';
import type { Pager } from './operation';

/** How a list is walked by the ids of its records, which grow with time. */
export interface IdCursor {
	/** Name of the query parameter. */
	parameter: string;
	/** `back`: from the newest to the oldest, asking for what is older. `forth`: from the oldest on. */
	direction: 'back' | 'forth';
	read: (answer: unknown) => IDataObject[];
}

/**
 * Walks a list by asking for what lies before (or after) the last id seen, so that records which arrive meanwhile shift
 * nothing. It ends with an answer that brings nothing new: how many make a full one is the server's affair.
 */
export function idCursor({ parameter, direction, read }: IdCursor): Pager {
	const turn = direction === 'back' ? -1 : 1;
	return async function* (fetch, limit, call) {
		const seen = new Set<number>();
		const given = call?.query[parameter];
		let last = given === undefined ? undefined : Number(given);
		for (;;) {
			const query: IDataObject = last === undefined ? {} : { [parameter]: last };
			const fresh = read(await fetch(query))
				.map((record) => ({ record, id: Number(record.id) }))
				.filter(({ id }) => !seen.has(id) && (last === undefined || (id - last) * turn > 0))
				.sort((one, two) => (one.id - two.id) * turn);
			const before = seen.size;
			for (const { id } of fresh) seen.add(id);
			const end = fresh.at(-1);
			if (!end) return;
			yield fresh.slice(0, limit - before).map(({ record }) => record);
			if (seen.size >= limit) return;
			last = end.id;
		}
	};
}
