import type { IDataObject } from 'n8n-workflow';
import type { SentCheck } from '../shared/operation/operation';
import { isRecord, objectsAt, toText } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { directionOf } from './outputs';
import { requireList } from './answers';
import { toMillis } from './times';
import { newestMessages } from './pagers';
import { routes } from './routes';
import { type Call, callTo } from '../shared/http/call';

/** Finds the same message of the same kind in the same conversation. */
export const sentMessage: SentCheck = {
	key: ({ url, body, form }) => JSON.stringify([url, body, form?.digest]),
	find: async (row, call, { since }) => await findMessage(row, row.values.conversation_id, call, since),
};

/** The newest message of a conversation that is what `call` would send, made at `since` (ms since the epoch) or later. */
export async function findMessage(
	row: Row,
	conversationId: unknown,
	{ body }: Call,
	since: number,
): Promise<IDataObject | undefined> {
	const list = callTo(routes.listMessages, { path: { conversation_id: conversationId } });
	const fetch = async (query: IDataObject) => requireList(await row.fetch({ ...list, query }));
	for await (const page of newestMessages(fetch, Infinity)) {
		const recent = page.filter(({ created_at: createdAt }) => toMillis(createdAt) >= wholeSecond(since));
		const found = recent.find((message) => isSame(message, body));
		if (found) return { conversation_id: Number(conversationId), ...found };
		if (recent.length < page.length) return undefined;
	}
	return undefined;
}

/** Whether a stored message is what a request would make. Where both have an echo ID, that alone decides. */
export function isSame(message: IDataObject, body: IDataObject): boolean {
	if (message.echo_id !== undefined && body.echo_id !== undefined) return message.echo_id === body.echo_id;
	const attributes = message.content_attributes;
	if (isRecord(attributes) && attributes.deleted === true) return false;
	return (
		plain(message.content) === plain(body.content) &&
		directionOf(message.message_type) === (body.message_type ?? 'outgoing') &&
		(message.private === true) === (body.private === true) &&
		objectsAt(message, 'attachments').length === (Array.isArray(body.attachments) ? body.attachments.length : 0)
	);
}

// Line ends and blanks around it are what servers change.
function plain(text: unknown): string {
	return toText(text).replace(/\r\n?/g, '\n').trim();
}

// Chatwoot counts in whole seconds.
function wholeSecond(millis: number): number {
	return Math.floor(millis / 1000) * 1000;
}
