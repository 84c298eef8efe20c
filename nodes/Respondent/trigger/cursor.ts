import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, toText } from '../../shared/base/record';

/** Milliseconds by which a record may show up later than its own time says, and still be noticed. */
export const OVERLAP = 10 * 60_000;

/** How far a list has been watched. */
export interface Watch {
	/** What is being watched; whoever watches something else begins anew. */
	scope: string;
	/** The latest time that any record had, in ms since the epoch. It comes from the server, whose clock may be another. */
	latest: number;
	/** Records of the last ten minutes before that, by id: their times. They have been seen, and do not count again. */
	seen: Record<string, number>;
}

/** A record of a list, as far as it matters to the watch. */
export interface Entry {
	id: string;
	/** When it was made, in ms since the epoch; undefined when it does not say. */
	at: number | undefined;
	record: IDataObject;
}

/** Reads records as entries. Those without an id cannot be told apart, and are left out. */
export function entriesOf(records: IDataObject[], key: 'id' | 'uid'): Entry[] {
	return records.flatMap((record) => {
		const id = toText(record[key]);
		const at = Date.parse(toText(record.createdAt));
		return id === '' ? [] : [{ id, at: Number.isNaN(at) ? undefined : at, record }];
	});
}

/** Those of the entries that have not been seen before, oldest first. Whatever is older than the overlap is taken for seen. */
export function freshOf({ latest, seen }: Watch, entries: Entry[]): Entry[] {
	return entries
		.filter(({ id, at }) => !Object.hasOwn(seen, id) && (at === undefined || at >= latest - OVERLAP))
		.sort((one, two) => (one.at ?? Infinity) - (two.at ?? Infinity) || 0);
}

/**
 * How far a list has been watched when all of these entries have been dealt with. What is older than the overlap is
 * forgotten. `now`: ms since the epoch; times that lie ahead of it must not make the watch skip what comes before them.
 */
export function watchedUpTo({ scope, latest, seen }: Watch, entries: Entry[], now: number): Watch {
	const upTo = entries.reduce((last, { at }) => Math.max(last, Math.min(at ?? last, now)), latest);
	// An entry without a time is remembered for as long as it is listed, as if it had come just now.
	const times = [...Object.entries(seen), ...entries.map(({ id, at }): [string, number] => [id, at ?? upTo])];
	return { scope, latest: upTo, seen: Object.fromEntries(times.filter(([, at]) => at >= upTo - OVERLAP)) };
}

/** The watch that was kept under this name, if it is on the same thing. */
export function watchIn(staticData: IDataObject, name: string, scope: string): Watch | undefined {
	const { scope: kept, latest, seen } = objectAt(objectAt(staticData, 'watches'), name);
	if (kept !== scope || typeof latest !== 'number') return undefined;
	const times = isRecord(seen) ? Object.entries(seen) : [];
	return { scope, latest, seen: Object.fromEntries(times.map(([id, at]) => [id, Number(at)])) };
}
