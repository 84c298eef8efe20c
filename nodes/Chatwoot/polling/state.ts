import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, toText } from '../../shared';
import { OVERLAP, parseCursor, type Cursor } from '../../shared/trigger';

/** How many conversations the state holds, for each purpose. */
export const MOST_CONVERSATIONS = 10_000;

/** Milliseconds between two entries of `marks`. */
const MARK_DISTANCE = 60_000;

/** The largest message ID that was known at a time. */
interface Mark {
	/** Milliseconds since the epoch, by the server's clock. */
	at: number;
	id: number;
}

/** What a poll still has to read of a conversation. */
export interface Backlog {
	/** Messages with an earlier time, in ms since the epoch, are not new. */
	since: number;
	/** Messages with this ID or a smaller one are not new. */
	after: number;
}

/** A time of the monotonic clock of a process, which nobody can set. Two times can be compared when they are of one process. */
export interface MonotonicTime {
	/** When the process began, in ms since the epoch: it tells this process of n8n from the one before a restart. */
	origin: number;
	/** Milliseconds since the origin. */
	at: number;
}

/** How far the conversations have been polled. The cursor holds messages (`m` and the ID) and conversations (`c` and the ID). */
export interface ConversationState extends Cursor {
	/** The number of polls before. */
	revision: number;
	/** The time of n8n at the last poll, in ms since the epoch. */
	ownAt: number;
	/** The same by the monotonic clock. */
	monotonic?: MonotonicTime | undefined;
	/** Milliseconds by which the server's clock is ahead of that of n8n, as of the last poll to which the server told its time. */
	offset: number;
	/** The largest message ID that is known. */
	maxId: number;
	/** Oldest first. Messages up to the ID of the first mark are not new. */
	marks: Mark[];
	/** `updated_at` of the conversations whose messages were read, in Unix seconds, by ID. */
	read: Record<string, number>;
	/** The conversations that were left for the next poll, by ID. */
	backlog: Record<string, Backlog>;
	/** The status of each conversation that is not resolved, by ID. Undefined when no status is polled. */
	statuses?: Record<string, string> | undefined;
	/** True once there were more than `MOST_CONVERSATIONS` statuses: then an unknown status is not known to be resolved. */
	hasForgotten: boolean;
}

/** Reads the state that was saved; undefined when there is none. */
export function parseState(saved: IDataObject): ConversationState | undefined {
	const cursor = parseCursor(saved);
	const marks = Array.isArray(saved.marks) ? saved.marks.filter(isRecord) : [];
	if (!cursor || marks.length === 0) return undefined;
	return {
		...cursor,
		revision: Number(saved.revision),
		ownAt: Number(saved.ownAt),
		...(isRecord(saved.monotonic) && {
			monotonic: { origin: Number(saved.monotonic.origin), at: Number(saved.monotonic.at) },
		}),
		offset: Number(saved.offset),
		maxId: Number(saved.maxId),
		marks: marks.map(({ at, id }) => ({ at: Number(at), id: Number(id) })),
		read: mapValues(saved, 'read', Number),
		backlog: mapValues(saved, 'backlog', (value) => {
			const { since, after } = isRecord(value) ? value : {};
			return { since: Number(since), after: Number(after) };
		}),
		...(saved.statuses !== undefined && { statuses: mapValues(saved, 'statuses', toText) }),
		hasForgotten: saved.hasForgotten === true,
	};
}

function mapValues<T>(record: IDataObject, name: string, convert: (value: unknown) => T): Record<string, T> {
	return Object.fromEntries(Object.entries(objectAt(record, name)).map(([key, value]) => [key, convert(value)]));
}

/**
 * The ID up to which no message is new. A message may become visible up to `OVERLAP` after messages with larger IDs, so the mark
 * is that much older than the last poll.
 */
export function floorOf({ marks, latest }: Pick<ConversationState, 'latest' | 'marks'>): number {
	return (marks.findLast(({ at }) => at <= latest - OVERLAP) ?? marks[0])?.id ?? 0;
}

/** The latest time of the server that is known, in ms since the epoch, or one up to `MARK_DISTANCE` before it. */
export function lastTimeOf({ marks }: Pick<ConversationState, 'marks'>): number {
	return marks.at(-1)?.at ?? 0;
}

/** The marks after a poll at the server's time `at`, in ms since the epoch. Keeps those that the next poll needs. */
export function addMark(marks: Mark[], at: number, id: number): Mark[] {
	const last = marks.at(-1);
	const added = last && at - last.at < MARK_DISTANCE ? marks : [...marks, { at, id }];
	const first = added.findLastIndex((mark) => mark.at <= at - OVERLAP);
	return added.slice(Math.max(first, 0));
}

/** The entries of a record that were set last, `MOST_CONVERSATIONS` at most. */
export function bounded<T>(record: Record<string, T>, order: (value: T) => number): Record<string, T> {
	const entries = Object.entries(record);
	if (entries.length <= MOST_CONVERSATIONS) return record;
	entries.sort(([, one], [, other]) => order(other) - order(one));
	return Object.fromEntries(entries.slice(0, MOST_CONVERSATIONS));
}
