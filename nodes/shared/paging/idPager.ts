import type { IDataObject } from 'n8n-workflow';
import type { Pager } from './pager';

/** How a list is walked by the ids of its records, which grow with time. */
export interface IdPaging {
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
export function idPager({ parameter, direction, read }: IdPaging): Pager {
	const turn = direction === 'back' ? -1 : 1;
	return async function* (fetch, limit, call) {
		const given = call?.query[parameter];
		let last = given === undefined ? undefined : Number(given);
		for (let missing = limit; missing > 0;) {
			const query: IDataObject = last === undefined ? {} : { [parameter]: last };
			const further = read(await fetch(query))
				.filter((record) => last === undefined || (idOf(record) - last) * turn > 0)
				.sort((one, two) => (idOf(one) - idOf(two)) * turn);
			const fresh = further.filter((record, index) => idOf(record) !== idOf(further[index - 1]));
			const end = fresh.at(-1);
			if (!end) return;
			yield fresh.slice(0, missing);
			missing -= fresh.length;
			last = idOf(end);
		}
	};
}

function idOf(record: IDataObject | undefined): number {
	return Number(record?.id);
}
