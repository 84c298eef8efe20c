import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../shared/base/failure';
import type { SentCheck } from '../shared/operation/operation';
import { isRecord, objectAt, objectsAt, toText } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { getConversation } from './ownUid';
import { respondentPager } from './pagers';
import { type Call, callTo } from '../shared/http/call';

export const listMessagesRoute = 'GET /v1/messaging/messages';
export const listConversationsRoute = 'GET /v1/messaging/conversations';

// The API does not say whether `since` is inclusive, nor which of a message's times it goes by.
const OVERLAP = 5 * 60 * 1000;

/** Finds the same text, sent by us to the same conversation. */
export const sentMessage: SentCheck = {
	key: ({ url, body }) => `${url} ${normalized(body.body)}`,
	find: async (row, call, { since }) => {
		const conversationUid = call.path.conversationUid;
		const conversation = await row.fetch(getConversation(conversationUid));
		if (!isRecord(conversation)) throw unreadable();
		const own = objectAt(conversation, 'user').uid;
		const isOurs = (message: IDataObject) =>
			normalized(message.body) === normalized(call.body.body) &&
			(own === undefined || objectAt(message, 'sender').uid === own) &&
			Date.parse(toText(message.createdAt)) >= since;
		const embedded = objectsAt(conversation, 'messages');
		const found = embedded.find(isOurs);
		if (found) return { ...found, conversation };
		// The conversation holds its messages; only when some are missing has the list to be read.
		if (embedded.length === conversation.messagesCount) return undefined;
		const query = { conversationUid, since: new Date(since - OVERLAP).toISOString() };
		return await firstOf(row, callTo(listMessagesRoute, { query }), isOurs);
	},
};

/** Finds the conversation with exactly these participants in this project, whenever it was opened. */
export const openedConversation: SentCheck = {
	key: ({ body }) => `${toText(body.projectId)} ${keyOf(body.participantUserIds)}`,
	find: async (row, call, { ignoreCache: again }) => {
		const projectId = toText(call.body.projectId);
		const load = async () => await conversationsByPeople(row, projectId);
		// Rows of one run mostly share their project, so its conversations are read once.
		const known = again ? await load() : await row.runState.once(`conversations of ${projectId}`, load);
		return known.get(keyOf(call.body.participantUserIds));
	},
};

async function conversationsByPeople(row: Row, projectId: string): Promise<Map<string, IDataObject>> {
	const known = new Map<string, IDataObject>();
	await firstOf(row, callTo(listConversationsRoute, { query: { projectId } }), (conversation) => {
		if (conversation.deleted !== true) known.set(keyOf(otherIds(conversation)), conversation);
		return false;
	});
	return known;
}

// Servers may trim a text, or change its line ends.
function normalized(text: unknown): string {
	return toText(text).replace(/\r\n?/g, '\n').trim();
}

function otherIds(conversation: IDataObject): unknown[] {
	const own = objectAt(conversation, 'user').uid;
	return objectsAt(conversation, 'participants')
		.filter(({ uid }) => uid !== own)
		.map(({ foreignId }) => foreignId);
}

function keyOf(ids: unknown): string {
	return Array.isArray(ids)
		? ids
				.map((id) => String(id).toLowerCase())
				.sort()
				.join(' ')
		: '';
}

async function firstOf(
	row: Row,
	call: Call,
	matches: (record: IDataObject) => boolean,
): Promise<IDataObject | undefined> {
	const walk = respondentPager('uid');
	const fetch = async (query: IDataObject) => {
		const answer = await row.fetch({ ...call, query: { ...call.query, ...query } });
		if (!isRecord(answer) || !Array.isArray(answer.results)) throw unreadable();
		return answer;
	};
	for await (const page of walk(fetch, Infinity)) {
		const found = page.find(matches);
		if (found) return found;
	}
	return undefined;
}

// What cannot be read proves nothing, least of all that something is not there.
function unreadable(): Failure {
	return new Failure('notSent', 'Respondent gave no readable answer to the question whether this is there already', {
		description: 'So it was not sent, to be safe. Run the row again later.',
	});
}
