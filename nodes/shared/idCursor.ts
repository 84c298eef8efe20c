import type { IDataObject } from 'n8n-workflow';
import type { Pager } from './operation';
import { Seen } from './seen';

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
		const seen = new Seen(({ id }) => id);
		const given = call?.query[parameter];
		let last = given === undefined ? undefined : Number(given);
		for (;;) {
			const query: IDataObject = last === undefined ? {} : { [parameter]: last };
			const before = seen.count;
			const further = read(await fetch(query)).filter(
				(record) => last === undefined || (idOf(record) - last) * turn > 0,
			);
			const fresh = seen.fresh(further).sort((one, two) => (idOf(one) - idOf(two)) * turn);
			const end = fresh.at(-1);
			if (!end) return;
			yield fresh.slice(0, limit - before);
			if (seen.count >= limit) return;
			last = idOf(end);
		}
	};
}

function idOf({ id }: IDataObject): number {
	return Number(id);
}
