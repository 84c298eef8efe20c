import type { IDataObject } from 'n8n-workflow';
import type { Fetch } from '../../shared';
import { messagePager } from '../paging/messages';
import { callTo, routes } from '../routes';
import { toMillis } from '../times';
import { undefinedIfGone } from './changed';

/** The messages of a conversation with a larger ID than `after`; none when the conversation is gone. Throws a Failure. */
export async function messagesAfter(fetch: Fetch, conversationId: string, after: number): Promise<IDataObject[]> {
	return (await readMessages(fetch, conversationId, { after }).catch(undefinedIfGone)) ?? [];
}

/** The newest messages of a conversation, 20 at most, newest first; none when the conversation is gone. Throws a Failure. */
export async function newestMessagesOf(fetch: Fetch, conversationId: string): Promise<IDataObject[]> {
	return (await readMessages(fetch, conversationId, {}, 20).catch(undefinedIfGone)) ?? [];
}

/**
 * The messages of a conversation with this time or a later one, in ms since the epoch, newest first; none when the conversation is
 * gone. Throws a Failure.
 */
export async function messagesSince(fetch: Fetch, conversationId: string, since: number): Promise<IDataObject[]> {
	const messages = (await readMessages(fetch, conversationId, {}, Infinity, since).catch(undefinedIfGone)) ?? [];
	return messages.filter(({ created_at: time }) => toMillis(time) >= since);
}

async function readMessages(
	fetch: Fetch,
	conversationId: string,
	query: IDataObject,
	limit = Infinity,
	since = 0,
): Promise<IDataObject[]> {
	const call = callTo(routes.listMessages, { path: { conversation_id: conversationId }, query });
	const messages: IDataObject[] = [];
	const fetchPage = async (page: IDataObject) => await fetch({ ...call, query: { ...call.query, ...page } });
	for await (const page of messagePager(fetchPage, limit, call)) {
		messages.push(...page);
		if (toMillis(page.at(-1)?.created_at) < since) break;
	}
	return messages;
}
