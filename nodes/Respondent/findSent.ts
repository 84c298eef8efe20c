import type { IDataObject } from 'n8n-workflow';
import { isRecord, normalizeText, objectAt, objectsAt, toText, type Row, type SentCheck } from '../shared';
import { conversationsWith, findInList, keyOfIds, unreadable } from './conversationsWith';
import { ownUidIn } from './participants';
import { callTo, callToConversation, routes } from './routes';

// The API says neither whether `since` is inclusive, nor which time of a message it compares.
const OVERLAP = 5 * 60 * 1000;

/** Finds a message with the same text that our own account sent to the same conversation. */
export const sentMessage: SentCheck<'conversationUid'> = {
	key: ({ call: { url, body } }) => `${url} ${normalizeText(body.body)}`,
	find: async (row, { path, body }, { since }) => await findInConversation(row, path.conversationUid, body.body, since),
};

/**
 * The message with this text that our own account sent to a conversation at `since` (ms since the epoch) or later. Throws a
 * Failure when the server cannot tell.
 */
export async function findInConversation(
	row: Row,
	conversationUid: unknown,
	text: unknown,
	since: number,
): Promise<IDataObject | undefined> {
	const conversation = await row.fetch(callToConversation(conversationUid));
	if (!isRecord(conversation)) throw unreadable();
	const ownUid = ownUidIn(conversation);
	const isSame = (message: IDataObject) =>
		normalizeText(message.body) === normalizeText(text) &&
		(ownUid === undefined || objectAt(message, 'sender').uid === ownUid) &&
		Date.parse(toText(message.createdAt)) >= since;
	const embedded = objectsAt(conversation, 'messages');
	const found = embedded.find(isSame);
	if (found) return { ...found, conversation };
	// A conversation holds its messages. The list has to be read only when some of them are missing.
	if (embedded.length === conversation.messagesCount) return undefined;
	const query = { conversationUid: toText(conversationUid), since: new Date(since - OVERLAP).toISOString() };
	return await findInList(row, callTo(routes.listMessages, { query }), isSame);
}

/** Finds the conversation with exactly these participants in this project, whenever it was opened. */
export const openedConversation: SentCheck = {
	isOfState: true,
	key: ({ call: { body } }) => `${toText(body.projectId).toLowerCase()} ${keyOfIds(body.participantUserIds)}`,
	find: async (row, { body }, { ignoreCache }) => {
		const people = { projectId: toText(body.projectId), userIds: body.participantUserIds };
		return (await conversationsWith(row, people, { fresh: ignoreCache, certain: true }))[0];
	},
};
