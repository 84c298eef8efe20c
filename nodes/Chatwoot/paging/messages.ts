import type { IDataObject } from 'n8n-workflow';
import { idPager, type Pager, type Pages } from '../../shared';
import { recordsIn } from '../answers';
import { toMillis } from '../times';
import { idOf, readWindow, requireIgnoresAfter, type FetchMessages } from './messageWindows';
import { PAST_ALL_IDS, type Window } from './windowParts';

/** Chatwoot v4.15.1 app/finders/message_finder.rb:44: an answer without `after` has 20 messages at most. */
const PAGE_SIZE = 20;

/** How many messages of a whole list are handed on at once. */
const AT_ONCE = 1000;

/**
 * From the newest message back, 20 at a time. For servers that know no other way, such as the public API: messages that were
 * imported with older times than those of messages before them may be missing (Chatwoot v4.15.1 app/finders/message_finder.rb:44).
 */
export const messagesByPages = idPager({ parameter: 'before', direction: 'back', read: recordsIn });

/**
 * The messages of a conversation. With `after`: those that Chatwoot has stored after this message, in this order, so that the
 * last one is where to go on. Otherwise the newest first, by `created_at`; with `before` only messages that were stored before
 * this one.
 */
export const messagePager: Pager = async function* (fetch, limit, call) {
	const { after, before } = call?.query ?? {};
	const to = before === undefined ? PAST_ALL_IDS : Number(before);
	// The request has the parameters of the user, unless a query says otherwise.
	const ask: FetchMessages = async (query) => await fetch({ after: undefined, before: undefined, ...query });
	if (after !== undefined) yield* firstOf(messagesAfter(ask, { from: Number(after) + 1, to }), limit);
	else if (limit === Infinity) yield* allMessages(ask, to);
	else yield* firstOf(newestMessages(ask, to), limit);
};

/** All messages with smaller IDs than `to`, newest first by `created_at`. */
async function* allMessages(fetch: FetchMessages, to: number): Pages {
	const parts: IDataObject[][] = [];
	try {
		for await (const part of readWindow(fetch, { from: 0, to })) parts.push(part);
	} catch (error) {
		requireIgnoresAfter(error);
		return yield* backwards(fetch, to);
	}
	// In parts, so that a record is free once the caller has shaped it.
	const oldestLast = newestFirst(parts.flat().reverse());
	parts.length = 0;
	while (oldestLast.length > 0) yield oldestLast.splice(0, AT_ONCE);
}

/** All messages of a window in the order of their IDs. */
async function* messagesAfter(fetch: FetchMessages, { from, to }: Window): Pages {
	let next = from;
	try {
		for await (const part of readWindow(fetch, { from, to })) {
			yield part;
			next = idOf(part.at(-1) ?? {}) + 1;
		}
	} catch (error) {
		requireIgnoresAfter(error);
		yield await oldestFirst(fetch, { from: next, to });
	}
}

/**
 * The messages with smaller IDs than `to`, newest first by `created_at`. Reads no further than the caller does.
 *
 * `before` selects by ID and gives the 20 newest of these messages. So a message that is not on the page is older than the page,
 * unless its ID is `before` or larger. Windows of IDs give those.
 */
export async function* newestMessages(fetch: FetchMessages, to = PAST_ALL_IDS): Pages {
	const given = new Set<number>();
	/** Messages that were read and may be older than some that were not. */
	let waiting: IDataObject[] = [];
	/** All messages with this ID or a larger one were read. */
	let readFrom = to;
	for (let share = 2; ; share *= 2) {
		const answer = recordsIn(await fetch(readFrom === PAST_ALL_IDS ? {} : { before: readFrom }));
		const page = answer.filter((message) => !(idOf(message) >= readFrom) && !given.has(idOf(message)));
		const oldest = Math.min(...page.map(({ created_at: time }) => toMillis(time)));
		const read = newestFirst([...page, ...waiting]);
		const certain = read.filter(({ created_at: time }) => toMillis(time) >= oldest || page.length === 0);
		if (certain.length > 0) yield certain;
		const ids = page.map(idOf).filter(Number.isFinite);
		if (ids.length === 0) return;
		for (const message of certain) given.add(idOf(message));
		const [first, last] = [Math.min(...ids), Math.max(...ids)];
		const from = page.length < PAGE_SIZE ? 0 : Math.max(0, first - share * (last - first + 1));
		try {
			const others = read.slice(certain.length);
			waiting = [...others, ...(await notGiven(readWindow(fetch, { from, to: readFrom }), given))];
		} catch (error) {
			requireIgnoresAfter(error);
			for await (const older of backwards(fetch, readFrom)) yield older.filter((message) => !given.has(idOf(message)));
			return;
		}
		readFrom = from;
		if (from > 0) continue;
		if (waiting.length > 0) yield newestFirst(waiting);
		return;
	}
}

async function notGiven(parts: Pages, given: ReadonlySet<number>): Promise<IDataObject[]> {
	const messages: IDataObject[] = [];
	for await (const part of parts) messages.push(...part.filter((message) => !given.has(idOf(message))));
	return messages;
}

/** Page by page, for a server that ignores `after` beside `before`. */
function backwards(fetch: FetchMessages, to: number): Pages {
	return messagesByPages(
		async (query) => await fetch({ ...(to < PAST_ALL_IDS && { before: to }), ...query }),
		Infinity,
	);
}

async function oldestFirst(fetch: FetchMessages, { from, to }: Window): Promise<IDataObject[]> {
	const messages: IDataObject[] = [];
	for await (const page of backwards(fetch, to)) {
		const wanted = page.filter((message) => idOf(message) >= from);
		messages.push(...wanted);
		if (wanted.length < page.length) break;
	}
	return messages.reverse();
}

async function* firstOf(pages: Pages, limit: number): Pages {
	let missing = limit;
	for await (const page of pages) {
		yield page.slice(0, missing);
		missing -= page.length;
		if (missing <= 0) return;
	}
}

function newestFirst(messages: IDataObject[]): IDataObject[] {
	return messages.sort(
		(one, other) => toMillis(other.created_at) - toMillis(one.created_at) || idOf(other) - idOf(one),
	);
}
