import type { IDataObject } from 'n8n-workflow';
import { isRecord, normalizeText, objectsAt, type Call, type Pages, type Row, type SentCheck } from '../shared';
import { requireList } from './answers';
import { storedText } from './liquid';
import { directionOf } from './outputs';
import { newestMessages } from './paging/messages';
import { callTo, routes } from './routes';
import { toMillis } from './times';

/** Finds the same message of the same kind in the same conversation. */
export const messageSentCheck: SentCheck<'conversation_id'> = {
	key: ({ call: { url, body, form } }) => JSON.stringify([url, body, form?.digest]),
	find: async (row, { path, body }, { since }) => await findInConversation(row, path.conversation_id, body, since),
};

/** The newest message of a conversation that `body` would make, sent at `since` (ms since the epoch) or later. */
export async function findInConversation(
	row: Row,
	conversationId: unknown,
	body: IDataObject,
	since: number,
): Promise<IDataObject | undefined> {
	const list = callTo(routes.listMessages, { path: { conversation_id: conversationId } });
	const found = await findInPages(newestMessages(listed(row, list)), body, since);
	return found && { conversation_id: Number(conversationId), ...found };
}

/** Sends a list request with a query. Gives an answer that holds a list; throws a Failure for any other. */
export function listed(row: Row, list: Call): (query: IDataObject) => Promise<unknown> {
	return async (query) => requireList(await row.fetch({ ...list, query }));
}

/**
 * The newest message that `body` would make, sent at `since` (ms since the epoch) or later. `pages` hold the messages from the
 * newest back by `created_at`. Throws a Failure.
 */
export async function findInPages(pages: Pages, body: IDataObject, since: number): Promise<IDataObject | undefined> {
	// Chatwoot counts in whole seconds.
	const firstSecond = Math.floor(since / 1000) * 1000;
	for await (const page of pages) {
		const recent = page.filter(({ created_at: createdAt }) => toMillis(createdAt) >= firstSecond);
		const found = recent.find((message) => isSameMessage(message, body));
		if (found || recent.length < page.length) return found;
	}
	return undefined;
}

/** Whether a stored message is the one that a request with `body` makes. Where both have an echo ID, only the ID counts. */
export function isSameMessage(message: IDataObject, body: IDataObject): boolean {
	if (message.echo_id !== undefined && body.echo_id !== undefined) return message.echo_id === body.echo_id;
	const attributes = message.content_attributes;
	if (isRecord(attributes) && attributes.deleted === true) return false;
	return (
		normalizeText(message.content) === normalizeText(storedText(body)) &&
		directionOf(message.message_type) === (body.message_type ?? 'outgoing') &&
		(message.private === true) === (body.private === true) &&
		objectsAt(message, 'attachments').length === (Array.isArray(body.attachments) ? body.attachments.length : 0)
	);
}
