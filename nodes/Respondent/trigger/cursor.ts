import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, toText } from '../../shared';

/** Milliseconds by which a record may appear in its list later than its own time says, and is still found. */
export const OVERLAP = 10 * 60_000;

/** How far a list has been polled. */
export interface Cursor {
	/** Which credential and which project were polled. Another scope starts with a new cursor. */
	scope: string;
	/** The latest time of any record, in ms since the epoch. It is the server's time, whose clock may differ from ours. */
	latest: number;
	/** The times of the records that were found within `OVERLAP` before `latest`, by ID: they are not new again. */
	seen: Record<string, number>;
}

/** What polling needs to know of a record. */
export interface Entry {
	id: string;
	/** When the record was created, in ms since the epoch; undefined when it does not say. */
	at: number | undefined;
	record: IDataObject;
}

/** Reads records as entries. A record without an ID is left out, since nothing tells it from others. */
export function readEntries(records: IDataObject[], key: 'id' | 'uid'): Entry[] {
	return records.flatMap((record) => {
		const id = toText(record[key]);
		const at = Date.parse(toText(record.createdAt));
		return id === '' ? [] : [{ id, at: Number.isNaN(at) ? undefined : at, record }];
	});
}

/** The entries that were not seen before, oldest first. Entries older than the overlap count as seen. */
export function selectNew({ latest, seen }: Cursor, entries: Entry[]): Entry[] {
	return entries
		.filter(({ id, at }) => !Object.hasOwn(seen, id) && (at === undefined || at >= latest - OVERLAP))
		.sort((one, two) => (one.at ?? Infinity) - (two.at ?? Infinity) || 0);
}

/**
 * The cursor after all these entries have been handled. `seen` forgets what is older than the overlap. `now` is in ms since
 * the epoch: an entry whose time lies in the future must not move the cursor past entries that are still to come.
 */
export function advance({ scope, latest, seen }: Cursor, entries: Entry[], now: number): Cursor {
	const upTo = entries.reduce((last, { at }) => Math.max(last, Math.min(at ?? last, now)), latest);
	// An entry without a time gets the newest one at every poll, so it stays in `seen` for as long as it is listed.
	const times = [...Object.entries(seen), ...entries.map(({ id, at }): [string, number] => [id, at ?? upTo])];
	return { scope, latest: upTo, seen: Object.fromEntries(times.filter(([, at]) => at >= upTo - OVERLAP)) };
}

/** Reads the cursor that was saved for an event; undefined when there is none, or when it is of another scope. */
export function readCursor(staticData: IDataObject, event: string, scope: string): Cursor | undefined {
	const { scope: savedScope, latest, seen } = objectAt(objectAt(staticData, 'cursors'), event);
	if (savedScope !== scope || typeof latest !== 'number') return undefined;
	const times = isRecord(seen) ? Object.entries(seen) : [];
	return { scope, latest, seen: Object.fromEntries(times.map(([id, at]) => [id, Number(at)])) };
}

/** Saves the cursors of all polled events; those of other events are dropped. */
export function saveCursors(staticData: IDataObject, cursors: Array<[event: string, cursor: Cursor]>): void {
	staticData.cursors = Object.fromEntries(cursors.map(([event, cursor]) => [event, { ...cursor }]));
}
