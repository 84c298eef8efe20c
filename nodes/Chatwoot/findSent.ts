import type { IDataObject } from 'n8n-workflow';
import { isRecord, normalizeText, objectsAt, type Call, type Row, type SentCheck } from '../shared';
import { requireList } from './answers';
import { directionOf } from './outputs';
import { newestMessages } from './pagers';
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
	const found = await findInList(row, list, body, since);
	return found && { conversation_id: Number(conversationId), ...found };
}

/** The newest message of a list that `body` would make, sent at `since` (ms since the epoch) or later. Throws a Failure. */
export async function findInList(
	row: Row,
	list: Call,
	body: IDataObject,
	since: number,
): Promise<IDataObject | undefined> {
	// Chatwoot counts in whole seconds.
	const firstSecond = Math.floor(since / 1000) * 1000;
	const fetch = async (query: IDataObject) => requireList(await row.fetch({ ...list, query }));
	for await (const page of newestMessages(fetch, Infinity)) {
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
		normalizeText(message.content) === normalizeText(body.content) &&
		directionOf(message.message_type) === (body.message_type ?? 'outgoing') &&
		(message.private === true) === (body.private === true) &&
		objectsAt(message, 'attachments').length === (Array.isArray(body.attachments) ? body.attachments.length : 0)
	);
}
