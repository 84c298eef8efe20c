import type { IDataObject } from 'n8n-workflow';
import { isRecord, toText } from '../base/record';

/** Milliseconds by which a record may appear in its list later than its own time says, and is still found. */
export const OVERLAP = 10 * 60_000;

/** How many IDs one cursor remembers. */
export const MOST_SEEN = 10_000;

/** How far a list has been polled. */
export interface Cursor {
	/** The latest time up to which the list was read, in ms since the epoch, by the clock of the server. */
	latest: number;
	/**
	 * The times of the entries within `OVERLAP` before `latest`, by ID: they are not new again. An entry without a time has the
	 * negative of the time at which it was listed last.
	 */
	seen: Record<string, number>;
	/** The last entry that `seen` had to forget. Entries up to this one are not new again either. */
	forgotten?: Position | undefined;
}

/** A place in the order of entries: by time, then by ID. */
interface Position {
	at: number;
	id: string;
}

/** What polling needs to know of a record. */
export interface Entry {
	id: string;
	/** When the record was created, in ms since the epoch; undefined when it does not say. */
	at: number | undefined;
	record: IDataObject;
	/** The time from which on the entry is new, in ms since the epoch; by default `OVERLAP` before the cursor. */
	since?: number | undefined;
}

/** How much one poll may take. */
export interface Bounds {
	/** An entry whose time lies after this one, in ms since the epoch, does not move the cursor further than to it. */
	now: number;
	/** Entries with an earlier time, in ms since the epoch, are too old. */
	oldest: number;
	/** Entries to give at most. */
	most: number;
	/** Entries of these records only move the cursor. */
	isUnwanted?: (record: IDataObject) => boolean;
}

/** What a poll takes from a list. */
export interface Taken {
	/** The new entries, oldest first. */
	given: Entry[];
	/** How many new entries were left out because they are too old. */
	tooOld: number;
	/** How many new entries are left for the next poll. */
	waiting: number;
	/** The cursor after the given entries. */
	cursor: Cursor;
}

/** The entries that are new, oldest first. Entries older than the overlap count as seen. */
export function selectNew({ latest, seen, forgotten }: Cursor, entries: Entry[]): Entry[] {
	return entries
		.filter(({ id, at, since = latest - OVERLAP }) => {
			if (Object.hasOwn(seen, id)) return false;
			return at === undefined || (at >= since && !(forgotten && comparePositions({ at, id }, forgotten) <= 0));
		})
		.sort((one, two) =>
			comparePositions({ id: one.id, at: one.at ?? Infinity }, { id: two.id, at: two.at ?? Infinity }),
		);
}

/**
 * Takes the new entries of a list that was read. Of more than `most` entries the oldest are given, and the cursor stays before
 * the others.
 */
export function take(cursor: Cursor, entries: Entry[], { now, oldest, most, isUnwanted = () => false }: Bounds): Taken {
	const wanted = entries.filter(({ record }) => !isUnwanted(record));
	const selected = selectNew(cursor, wanted);
	const fresh = selected.filter(({ at = Infinity }) => at >= oldest);
	const [given, waiting] = [fresh.slice(0, most), fresh.slice(most)];
	const held = new Set(waiting);
	const limit = Math.min(now, waiting[0]?.at ?? now);
	const handled = wanted.filter((entry) => !held.has(entry));
	const latest = latestOf(cursor.latest, entries, limit);
	return {
		given,
		tooOld: selected.length - fresh.length,
		waiting: waiting.length,
		cursor: remember({ ...cursor, latest }, handled),
	};
}

/** The latest time of entries, but not later than `limit`, unless the cursor is. */
function latestOf(latest: number, entries: Entry[], limit: number): number {
	return entries.reduce((last, { at }) => Math.max(last, Math.min(at ?? last, limit)), latest);
}

/** Adds entries to the seen ones, and forgets those that are older than the overlap. */
export function remember({ latest, seen, forgotten }: Cursor, entries: Entry[]): Cursor {
	// An entry without a time is listed at every poll, so it stays in `seen` for as long as it is listed.
	const added = entries.map(({ id, at }): [string, number] => [id, at ?? -latest]);
	const all = new Map([...Object.entries(seen), ...added].filter(([, at]) => Math.abs(at) >= latest - OVERLAP));
	const excess = all.size - MOST_SEEN;
	const timed = excess > 0 ? [...all].flatMap(([id, at]) => (at >= 0 ? [{ id, at }] : [])) : [];
	const dropped = timed.sort(comparePositions).slice(0, Math.max(excess, 0));
	for (const { id } of dropped) all.delete(id);
	const last = dropped.at(-1) ?? forgotten;
	return {
		latest,
		seen: Object.fromEntries(all),
		...(last && last.at >= latest - OVERLAP && { forgotten: last }),
	};
}

function comparePositions(one: Position, two: Position): number {
	if (one.at !== two.at) return one.at < two.at ? -1 : 1;
	// IDs that are numbers have no leading zeros, so the longer one is the larger one.
	if (one.id.length !== two.id.length) return one.id.length - two.id.length;
	return one.id < two.id ? -1 : Number(one.id > two.id);
}

/** Reads a cursor that was saved; undefined when there is none. */
export function parseCursor({ latest, seen, forgotten }: IDataObject): Cursor | undefined {
	if (typeof latest !== 'number') return undefined;
	const times = isRecord(seen) ? Object.entries(seen) : [];
	return {
		latest,
		seen: Object.fromEntries(times.map(([id, at]) => [id, Number(at)])),
		...(isRecord(forgotten) && { forgotten: { at: Number(forgotten.at), id: toText(forgotten.id) } }),
	};
}
