import type { IDataObject } from 'n8n-workflow';
import type { Fetch } from '../http/call';
import type { Commit, EventSource, Reading } from './poll';
import { OVERLAP, parseCursor, selectNew, take, type Cursor, type Entry } from './pollCursor';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * A test in the editor shows the latest `records` of each list. It looks back over the first of `reaches` (ms; 0: over all)
 * that holds as many, and reads `pages` at most.
 */
const SAMPLE = { records: 3, reaches: [DAY, 30 * DAY, 0], pages: 20 };

// The server may compare whole seconds, and leave out records of the very second that it was asked for.
const MARGIN = 1000;

/**
 * How far back the first poll looks, in ms. It knows no time of the server, and the clock of n8n may be ahead, by a time zone or so.
 * Where it finds no record in the last hour, which would tell the time, it reads the last day.
 */
const FIRST_REACHES = [HOUR, DAY];

/** Records that are too old by this number of ms at most are read, so that the log can tell how many were left out. */
const COUNTED = 7 * DAY;

/** Which part of a list to read. */
export interface ListRange {
	/** Milliseconds since the epoch; older records may be left out. */
	since: number;
	/** Pages to read at most, of each request. */
	pages: number;
}

/** A list in which new records appear. */
export interface PolledList {
	/** The name under which the cursor is saved. */
	name: string;
	/** Whether older records can be left out while the list is read. */
	hasSince: boolean;
	/** Reads the list. Throws a Failure, also for an answer that cannot be read: it must not count as an empty list. */
	read: (fetch: Fetch, range: ListRange) => Promise<IDataObject[]>;
	/** The events that a record tells of. An event without an ID is left out, since nothing tells it from others. */
	entriesOf: (record: IDataObject) => Entry[];
	/** Gives a test for records that start nothing, e.g. those of our own account. Throws a Failure when it cannot know. */
	findUnwanted?: (fetch: Fetch, records: IDataObject[]) => Promise<(record: IDataObject) => boolean>;
	/** The item of an event. */
	itemOf: (record: IDataObject) => IDataObject;
}

/** The source of the events of a list. */
export function listSource(list: PolledList): EventSource {
	return {
		name: list.name,
		read: async (reading, saved) => await readList(list, reading, saved),
		sample: async (reading) => await readLatest(list, reading),
	};
}

async function readList(
	list: PolledList,
	{ fetch, now, maxAge, most }: Reading,
	state: IDataObject | undefined,
): Promise<Commit> {
	const saved = state && parseCursor(state);
	const oldest = now - maxAge;
	const readSince = async ({ latest }: Cursor) => {
		const since = Math.max(latest - OVERLAP - MARGIN, oldest - COUNTED);
		return entriesIn(list, await list.read(fetch, { since, pages: Infinity }));
	};
	let first: Cursor = { latest: 0, seen: {} };
	let entries: Entry[] = [];
	// The times from which on the list was empty a moment ago. A record with such a time has come since, and the next poll takes it.
	let emptySince = Infinity;
	for (const reach of saved || !list.hasSince ? [now] : FIRST_REACHES) {
		first = { latest: now - reach, seen: {} };
		const read = await readSince(saved ?? first);
		entries = read.filter(({ at = 0 }) => at < emptySince);
		if (read.length > 0) break;
		emptySince = first.latest - OVERLAP;
	}
	const isUnwanted = await unwantedIn(list, fetch, recordsOf(saved ? selectNew(saved, entries) : []));
	return (current) => {
		// Another first poll has ended meanwhile. This one did not ask which records start nothing, so the next poll takes them.
		if (!saved && current) return { state: current, items: [], leftOut: 0 };
		const cursor = current && parseCursor(current);
		const bounds = { now, oldest: cursor ? oldest : 0, most: cursor ? most : Infinity, isUnwanted };
		const taken = take(cursor ?? first, entries, bounds);
		return {
			state: { ...taken.cursor },
			items: cursor ? recordsOf(taken.given).map(list.itemOf) : [],
			leftOut: cursor ? taken.tooOld : 0,
		};
	};
}

async function readLatest(list: PolledList, { fetch, now }: Reading): Promise<IDataObject[]> {
	let latest: IDataObject[] = [];
	for (const reach of list.hasSince ? SAMPLE.reaches : [0]) {
		const since = reach === 0 ? 0 : now - reach;
		const entries = entriesIn(list, await list.read(fetch, { since, pages: SAMPLE.pages }));
		const isUnwanted = await unwantedIn(list, fetch, recordsOf(entries));
		const others = entries.filter(({ record }) => !isUnwanted(record));
		latest = recordsOf(selectNew({ latest: 0, seen: {} }, others)).slice(-SAMPLE.records);
		if (latest.length === SAMPLE.records) break;
	}
	return latest.map(list.itemOf);
}

function entriesIn(list: PolledList, records: IDataObject[]): Entry[] {
	return records.flatMap(list.entriesOf).filter(({ id }) => id !== '');
}

async function unwantedIn(
	{ findUnwanted }: PolledList,
	fetch: Fetch,
	records: IDataObject[],
): Promise<(record: IDataObject) => boolean> {
	return findUnwanted && records.length > 0 ? await findUnwanted(fetch, records) : () => false;
}

function recordsOf(entries: Entry[]): IDataObject[] {
	return entries.map(({ record }) => record);
}
