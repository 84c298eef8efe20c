import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, toText, type Fetch } from '../../shared';
import { conversationPage, recordsIn } from '../answers';
import { conversationPages } from '../pagers';
import { callTo, routes } from '../routes';
import { toMillis } from '../times';

const HOUR = 3_600_000;

/** Milliseconds that are added to each question: the server takes whole seconds, and the answer takes a while. */
const MARGIN = 5000;

/** Conversations that changed within a longer time are read page by page. */
const LONGEST_AT_ONCE = HOUR + 10 * 60_000;

/** Walks through the pages until two in a row end with the same time, at most. Each walk may miss conversations with equal times. */
const MOST_WALKS = 2;

/** The list of conversations of all statuses; of one inbox when only one is chosen. */
function listCall(inboxIds: string[], query: IDataObject) {
	const [inboxId] = inboxIds;
	const filter = inboxIds.length === 1 && inboxId !== undefined ? { inbox_id: inboxId } : {};
	return callTo(routes.listConversations, { query: { status: 'all', ...filter, ...query } });
}

/** The page with the conversations in which something happened last. Throws a Failure. */
export async function latestConversations(fetch: Fetch, inboxIds: string[]): Promise<IDataObject[]> {
	return conversationPage(await fetch(listCall(inboxIds, { sort_by: 'last_activity_at_desc' }))).records;
}

/** The page with the newest conversations. Throws a Failure. */
export async function newestConversations(fetch: Fetch, inboxIds: string[]): Promise<IDataObject[]> {
	return conversationPage(await fetch(listCall(inboxIds, { sort_by: 'created_at_desc' }))).records;
}

/**
 * The conversations that changed within so many ms, and perhaps some that changed before. One request gives all that changed within
 * an hour. For a longer time the conversations are read page by page, those with the latest activity first: the server gives a
 * request 15 seconds, and for 2,369 conversations it takes longer (seen on Chatwoot 4.15.1). Throws a Failure.
 *
 * Chatwoot v4.15.1 app/finders/conversation_finder.rb:222: `updated_within` gives all conversations in one answer.
 */
export async function changedConversations(fetch: Fetch, inboxIds: string[], within: number): Promise<IDataObject[]> {
	if (within > LONGEST_AT_ONCE) return await pagesByActivity(fetch, inboxIds, within);
	const seconds = Math.ceil((within + MARGIN) / 1000);
	const call = listCall(inboxIds, { updated_within: seconds, sort_by: 'last_activity_at_desc' });
	const answer = await fetch(call).catch((error: unknown) => undefinedIfSlow(error));
	return answer === undefined ? await pagesByActivity(fetch, inboxIds, within) : conversationPage(answer).records;
}

function undefinedIfSlow(error: unknown): undefined {
	if (!(error instanceof Failure) || error.code !== '500') throw error;
	return undefined;
}

/** Pages by activity. Conversations with equal times around a page border may be missed, so a walk with such a border is repeated. */
async function pagesByActivity(fetch: Fetch, inboxIds: string[], within: number): Promise<IDataObject[]> {
	const found = new Map<string, IDataObject>();
	for (let walk = 0; walk < MOST_WALKS; walk++) {
		if (!(await walkByActivity(fetch, inboxIds, within, found))) break;
	}
	return [...found.values()];
}

/** Adds conversations to `found`. Gives true when two pages in a row met at conversations with the same time. */
async function walkByActivity(
	fetch: Fetch,
	inboxIds: string[],
	within: number,
	found: Map<string, IDataObject>,
): Promise<boolean> {
	let hasTies = false;
	let border = -1;
	let since: number | undefined;
	for (let page = 1; ; page++) {
		const call = listCall(inboxIds, { sort_by: 'last_activity_at_desc', page });
		const { records } = conversationPage(await fetch(call));
		const times = records.map(activityOf);
		// The latest activity is not later than now, so this looks back further rather than less far.
		since ??= (times[0] ?? 0) - within - MARGIN;
		hasTies ||= times[0] === border;
		border = times.at(-1) ?? -1;
		for (const record of records) found.set(toText(record.id), record);
		if (records.length === 0 || border < since) return hasTies;
	}
}

/** The time of the last activity in a conversation, in ms since the epoch. */
export function activityOf(conversation: IDataObject): number {
	return toMillis(conversation.last_activity_at ?? conversation.timestamp);
}

/** A conversation by its ID; undefined when it was deleted, or is out of the user's reach. Throws a Failure. */
export async function findConversation(fetch: Fetch, id: string): Promise<IDataObject | undefined> {
	const call = callTo(routes.getConversation, { path: { conversation_id: id } });
	const answer = await fetch(call).catch((error: unknown) => undefinedIfGone(error));
	return isRecord(answer) ? answer : undefined;
}

/** Undefined for the failure of a request for a conversation that is gone, or out of reach; throws every other error. */
export function undefinedIfGone(error: unknown): undefined {
	const isGone = error instanceof Failure && !error.isCredentialRefusal && ['401', '404'].includes(error.code ?? '');
	if (!isGone) throw error;
	return undefined;
}

/** The conversations with a status, `most` at most. Throws a Failure. */
export async function conversationsWithStatus(
	fetch: Fetch,
	inboxIds: string[],
	status: string,
	most: number,
): Promise<IDataObject[]> {
	const call = listCall(inboxIds, { status, sort_by: 'created_at_asc' });
	const found: IDataObject[] = [];
	const fetchPage = async (query: IDataObject) => await fetch({ ...call, query: { ...call.query, ...query } });
	for await (const page of conversationPages(fetchPage, most, call)) found.push(...page);
	return found;
}

/** The names of the inboxes that the user may see, by ID. Throws a Failure. */
export async function inboxNames(fetch: Fetch): Promise<Map<string, IDataObject[string]>> {
	const inboxes = recordsIn(await fetch(callTo(routes.listInboxes)));
	return new Map(inboxes.map(({ id, name }) => [toText(id), name ?? null]));
}

/**
 * The server's time in ms since the epoch; undefined when the server does not tell it, or a proxy refuses the request. `timestamp` is
 * "2026-11-29 08:30:00", in UTC (seen on Chatwoot 4.15.1 and 4.8.0). Throws a Failure.
 */
export async function serverTime(fetch: Fetch): Promise<number | undefined> {
	const answer = await fetch(callTo(routes.getServerVersion)).catch((error: unknown) => undefinedIfRejected(error));
	const text = isRecord(answer) ? toText(answer.timestamp) : '';
	const time = Date.parse(`${text.replace(' ', 'T')}Z`);
	return Number.isNaN(time) ? undefined : time;
}

function undefinedIfRejected(error: unknown): undefined {
	if (!(error instanceof Failure) || error.reason !== 'rejectedByApi') throw error;
	return undefined;
}
