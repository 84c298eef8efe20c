import type { IDataObject } from 'n8n-workflow';
import type { Pager } from './pager';

/** How a list is walked by the IDs of its records, when newer records have larger IDs. */
export interface IdPaging {
	/** Name of the query parameter. */
	parameter: string;
	/** `back`: from the newest record to the oldest. `forth`: from the oldest record on. */
	direction: 'back' | 'forth';
	read: (answer: unknown) => IDataObject[];
}

/**
 * Walks a list by asking for the records before (or after) the last ID that was read. Records that arrive meanwhile do not
 * shift the pages. The walk ends with an answer without a new record: a short page does not end it, because the server
 * decides on the page size.
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
