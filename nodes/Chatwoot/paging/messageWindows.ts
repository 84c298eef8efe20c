import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared';
import { recordsIn } from '../answers';
import { toMillis } from '../times';
import { frontOf, halvesOf, idsPerMessageIn, LARGEST_ANSWER, partsOf, PAST_ALL_IDS, type Window } from './windowParts';

/** Sends a list request for messages with a query, and gives the body of the answer. */
export type FetchMessages = (query: IDataObject) => Promise<unknown>;

/** Windows that fail one inside the other, each half as large as the one around it, before the list fails. */
const MOST_FAILURES = 20;

/** By how many IDs the search for the first and the last message moves at first. */
const FIRST_STEP = 1000;

/** The server ignores `after` beside `before`. */
export class IgnoresAfter extends Error {}

/** Throws what was caught while messages were read, unless the server ignores `after` beside `before`. */
export function requireIgnoresAfter(error: unknown): void {
	if (!(error instanceof IgnoresAfter)) throw error;
}

/** A window that is still to be read. `failures`: how many windows around it have failed. */
interface Task extends Window {
	failures: number;
}

/**
 * All messages of a window of IDs, in parts. The parts and the messages in them are sorted by ID, smallest first.
 *
 * A request with `after` and `before` selects messages by their IDs and gives the 1,000 oldest of them by `created_at`. Imported
 * messages have larger IDs and older times than others, so an answer with 1,000 messages does not tell which ones it leaves out.
 * A window with such an answer is split in two, until no answer is full. The windows after it are made so wide that they should
 * hold a little less than a full answer. A window whose request ends with 500 is halved: the server gives a request 15 seconds
 * (seen on Chatwoot 4.15.1).
 *
 * Throws IgnoresAfter when the server gives messages outside the window, and the Failure of a request.
 */
export async function* readWindow(
	fetch: FetchMessages,
	window: Window,
): AsyncGenerator<IDataObject[], void, undefined> {
	const tasks: Task[] = [{ ...window, failures: 0 }];
	for (let task = tasks.pop(); task; task = tasks.pop()) {
		const { failures } = task;
		const [front, rest] = frontOf(task);
		const push = (windows: Window[]) => {
			for (const one of windows.toReversed()) tasks.push({ ...one, failures });
		};
		try {
			const messages = sortedById(recordsIn(await fetch({ after: front.from, before: front.to })));
			requireRegardsAfter(messages, front);
			const isFull = mayBeFull(messages.length, front);
			const idsPerMessage = isFull ? undefined : idsPerMessageIn(front, messages);
			if (rest) push([{ ...rest, ...(idsPerMessage !== undefined && { idsPerMessage }) }]);
			if (isFull) push(partsOf(front, messages));
			else if (messages.length > 0) yield messages;
		} catch (error) {
			requireSlow(error, failures);
			const halves = await halvesAfter(error, fetch, front);
			if (rest) push([rest]);
			for (const half of halves.toReversed()) tasks.push({ ...half, failures: failures + 1 });
		}
	}
}

// A full answer has the oldest messages of its window. So a part of the window has none that is older than all of them.
function requireRegardsAfter(messages: IDataObject[], { from, to, startsWith }: Window): void {
	const isOutside = (id: number) => id < from || id >= to;
	const isOlder = (message: IDataObject) =>
		startsWith !== undefined &&
		idOf(message) < idOf(startsWith) &&
		toMillis(message.created_at) < toMillis(startsWith.created_at);
	if (messages.some((message) => isOutside(idOf(message)) || isOlder(message))) throw new IgnoresAfter();
}

// A request that takes longer than the server's 15 s ends with 500 (seen on Chatwoot 4.15.1). A smaller window may be faster.
function requireSlow(error: unknown, failures: number): void {
	if (!(error instanceof Failure) || error.code !== '500' || failures >= MOST_FAILURES) throw error;
}

async function halvesAfter(error: unknown, fetch: FetchMessages, window: Window): Promise<Window[]> {
	const halves = halvesOf(await withEnds(fetch, window));
	if (halves.length === 0) throw error;
	return halves;
}

/** The ID of a message as a number; NaN for a message without one. */
export function idOf(message: IDataObject): number {
	return Number(message.id);
}

// By ID, smallest first, each message once.
function sortedById(messages: IDataObject[]): IDataObject[] {
	const distinct = new Map(messages.map((message) => [idOf(message), message]));
	return [...distinct.values()].sort((one, other) => idOf(one) - idOf(other));
}

/**
 * Whether an answer with `count` messages may have left out others. A round number may be the limit of a server with smaller
 * answers; without `after` beside `before` the limit is 20, with `after` alone 100.
 */
function mayBeFull(count: number, { from, to }: Window): boolean {
	if (count < 2 || count >= to - from) return false;
	return count >= LARGEST_ANSWER || count === 20 || count % 50 === 0;
}

/**
 * A window that begins and ends near its first and its last message, in place of one without such ends. Small requests with
 * `before` alone or `after` alone look for them.
 */
async function withEnds(fetch: FetchMessages, window: Window): Promise<Window> {
	const known = recordsIn(await fetch({ before: window.to })).map(idOf);
	let { from, to } = window;
	for (let step = FIRST_STEP, start = Math.min(...known); from === 0 && start > 0; step *= 4) {
		const earlier = recordsIn(await fetch({ before: start }));
		if (earlier.length === 0) from = start;
		start = Math.min(start, ...earlier.map(idOf)) - step;
	}
	for (let step = FIRST_STEP, end = Math.max(...known); to === PAST_ALL_IDS && end > 0; step *= 4) {
		const later = recordsIn(await fetch({ after: end }));
		if (later.length === 0) to = end + 1;
		end = Math.max(end, ...later.map(idOf)) + step;
	}
	return { from, to };
}
