import { isRecord, type Row } from '../shared';
import { ownUidIn } from './participants';
import { callToConversation } from './routes';

/**
 * Reads the messaging `uid` of the account that owns the API keys from a conversation. A message has no direction: its
 * sender's `uid` is what tells our own messages from those of participants. The account has the same `uid` in all
 * conversations, so a run reads it once. Gives undefined when it cannot be read.
 */
export async function fetchOwnUid(row: Row, conversationUid: unknown): Promise<string | undefined> {
	return await row.account.once('ownUid', async () => {
		try {
			const conversation = await row.fetch(callToConversation(conversationUid));
			const uid = isRecord(conversation) ? ownUidIn(conversation) : undefined;
			return typeof uid === 'string' ? uid : undefined;
		} catch {
			return undefined;
		}
	});
}
