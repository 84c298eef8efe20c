import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, type Row } from '../shared';
import { unreadable } from './conversationsWith';
import { ownUidIn } from './participants';
import { callToConversation } from './routes';
import { undefinedWhenMissing } from './trigger/undefinedWhenMissing';

/**
 * Reads the messaging `uid` of the account that owns the API keys from the first conversation of these messages that is still there.
 * A message has no direction: its sender's `uid` is what tells our own messages from those of participants. The account has the same
 * `uid` in all conversations, so a run reads it once. Gives undefined when it cannot be read; the next page of messages asks again.
 */
export async function fetchOwnUid(row: Row, messages: IDataObject[]): Promise<string | undefined> {
	const conversationUids = new Set(messages.map((message) => objectAt(message, 'conversation').uid));
	conversationUids.delete(undefined);
	if (conversationUids.size === 0) return undefined;
	const load = async () => await readOwnUid(row, [...conversationUids]);
	return await row.account.once('ownUid', load).catch(() => undefined);
}

// `once` forgets what throws.
async function readOwnUid(row: Row, conversationUids: unknown[]): Promise<string | undefined> {
	for (const conversationUid of conversationUids) {
		const answer = await undefinedWhenMissing(async () => await row.fetch(callToConversation(conversationUid)));
		if (answer === undefined) continue;
		if (!isRecord(answer)) throw unreadable();
		const uid = ownUidIn(answer);
		return typeof uid === 'string' ? uid : undefined;
	}
	throw unreadable();
}
