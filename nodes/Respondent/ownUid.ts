import { isRecord, objectAt } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { type Call, callTo, type Route } from '../shared/http/call';

export const getConversationRoute: Route = 'GET /v1/messaging/conversations/{conversationUid}';

/** The request for one conversation. Throws a Refusal for an id that is none. */
export function getConversation(conversationUid: unknown): Call {
	return callTo(getConversationRoute, { path: { conversationUid }, labels: { conversationUid: 'Conversation' } });
}

/**
 * The messaging `uid` of the account that owns the API keys, by which our own messages are told from those of
 * participants: a message has no direction. It is the same in all conversations, so one look per run is enough.
 * Undefined when it cannot be found out.
 */
export async function ownUid(row: Row, conversationUid: unknown): Promise<string | undefined> {
	return await row.runState.once('ownUid', async () => {
		try {
			const conversation = await row.fetch(getConversation(conversationUid));
			const uid = isRecord(conversation) ? objectAt(conversation, 'user').uid : undefined;
			return typeof uid === 'string' ? uid : undefined;
		} catch {
			return undefined;
		}
	});
}
