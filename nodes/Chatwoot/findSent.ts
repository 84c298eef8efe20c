import type { IDataObject } from 'n8n-workflow';
import { Failure, recognitionOf, sendOptionsOf, type Call, type Pages, type Row, type SentCheck } from '../shared';
import { requireList } from './answers';
import { newestMessages } from './paging/messages';
import { callTo, routes } from './routes';
import { likenessOf, type WantedMessage } from './sentKey/likeness';
import { decide, keepsMarks, recognitionMark, wantedOf, type SearchResult } from './sentKey/recognition';
import { toMillis } from './times';
import { whenForUsers } from './whenRefused';

/** How far back a send is looked for whose answer got lost, in ms. It is more than the clocks of n8n and the server may differ. */
const LOOK_BACK = 3_600_000;

/** Finds the same message in the same conversation. */
export const messageSentCheck: SentCheck<'conversation_id'> = {
	key: (row) => `${row.call.url} ${recognitionMark(row)}`,
	find: async (row, { path }, { since, ignoreCache: hasSent }) => {
		const search = findEarlier(row, path.conversation_id, since, hasSent);
		const isNeeded = hasSent || sendOptionsOf(row.values).skipIfSent;
		// Check Only also looks for rows that go out in any case: those of a bot, too, which may send, but not read the messages.
		return await decide(row, isNeeded ? await search : await whenForUsers(search, {}), hasSent);
	},
};

/** The message that this row has sent into its conversation. Throws a Failure when the server cannot tell. */
export async function findOwnMessage(row: Row<'conversation_id'>): Promise<IDataObject | undefined> {
	return await findOwnIn(row, row.call.path.conversation_id);
}

/**
 * The message that this row has sent into a conversation. `isOwn`: this row has created the conversation.
 *
 * A server that drops marks shows what a message says, and another one may say the same. Such a message counts in a conversation
 * that is the row's own; elsewhere it throws a Failure.
 */
export async function findOwnIn(
	row: Row,
	conversationId: unknown,
	{ isOwn = false } = {},
): Promise<IDataObject | undefined> {
	const since = ownSince(row);
	const search = async (by: WantedMessage['by']) =>
		await findInConversation(row, conversationId, wantedOf(row, by), since);
	if (await keepsMarks(row)) {
		const { found, failed } = await search('row');
		return found ?? failed;
	}
	const { found, failed, sameTemplate, mayBeRendered } = await search('content');
	const like = found ?? failed ?? sameTemplate ?? mayBeRendered;
	if (like === undefined || isOwn) return like;
	throw new Failure('notSent', 'The message may be one of the same text that was sent before');
}

/** Messages of this time (ms since the epoch) or later may be those of a row that is under way. */
export function ownSince({ connection }: Row): number {
	return connection.clock.now() - LOOK_BACK;
}

/**
 * The message of a row as Skip If Already Sent looks for it in a conversation, sent at `since` (ms since the epoch) or later. With
 * `hasSent` also as the one that this row has sent.
 */
export async function findEarlier(
	row: Row,
	conversationId: unknown,
	since: number,
	hasSent: boolean,
): Promise<SearchResult> {
	if (hasSent) {
		const { found, failed } = await findInConversation(row, conversationId, wantedOf(row, 'row'), since);
		const own = found ?? failed;
		if (own) return { found: own };
	}
	return await findInConversation(row, conversationId, wantedOf(row, recognitionOf(row.values).recognizeBy), since);
}

/** Looks for a message in a conversation among those that were sent at `since` (ms since the epoch) or later. Throws a Failure. */
export async function findInConversation(
	row: Row,
	conversationId: unknown,
	wanted: WantedMessage,
	since: number,
): Promise<SearchResult> {
	const list = callTo(routes.listMessages, { path: { conversation_id: conversationId } });
	const result = await findInPages(newestMessages(listed(row, list)), wanted, since);
	const withId = (message: IDataObject) => ({ conversation_id: Number(conversationId), ...message });
	return Object.fromEntries(
		Object.entries(result).map(([name, message]: [string, IDataObject]) => [name, withId(message)]),
	);
}

/** Sends a list request with a query. Gives an answer that holds a list; throws a Failure for any other. */
export function listed(row: Row, list: Call): (query: IDataObject) => Promise<unknown> {
	return async (query) => requireList(await row.fetch({ ...list, query }));
}

/**
 * Looks for a message among those that were sent at `since` (ms since the epoch) or later. `pages` hold them from the newest back by
 * `created_at`; nothing is read beyond the first that was delivered. Throws a Failure.
 */
export async function findInPages(pages: Pages, wanted: WantedMessage, since: number): Promise<SearchResult> {
	// Chatwoot counts in whole seconds.
	const firstSecond = Math.floor(since / 1000) * 1000;
	const result: SearchResult = {};
	for await (const page of pages) {
		const recent = page.filter(({ created_at: createdAt }) => toMillis(createdAt) >= firstSecond);
		for (const message of recent) {
			const likeness = likenessOf(message, wanted);
			if (likeness === 'other') continue;
			// What Chatwoot shows as failed has not reached the person.
			const name = likeness !== 'same' ? likeness : message.status === 'failed' ? 'failed' : 'found';
			result[name] ??= message;
			if (result.found) return result;
		}
		if (recent.length < page.length) break;
	}
	return result;
}
