import type { IDataObject } from 'n8n-workflow';
import {
	Failure,
	isRecord,
	normalizeText,
	objectAt,
	objectsAt,
	toText,
	type Call,
	type Row,
	type SentCheck,
} from '../shared';
import { sequentialPager } from './pagers';
import { otherParticipants, ownUidIn } from './participants';
import { callTo, callToConversation, routes } from './routes';

// The API says neither whether `since` is inclusive, nor which time of a message it compares.
const OVERLAP = 5 * 60 * 1000;

/** Finds a message with the same text that our own account sent to the same conversation. */
export const sentMessage: SentCheck<'conversationUid'> = {
	key: ({ call: { url, body } }) => `${url} ${normalizeText(body.body)}`,
	find: async (row, call, { since }) => {
		const { conversationUid } = call.path;
		const conversation = await row.fetch(callToConversation(conversationUid));
		if (!isRecord(conversation)) throw unreadable();
		const ownUid = ownUidIn(conversation);
		const isSame = (message: IDataObject) =>
			normalizeText(message.body) === normalizeText(call.body.body) &&
			(ownUid === undefined || objectAt(message, 'sender').uid === ownUid) &&
			Date.parse(toText(message.createdAt)) >= since;
		const embedded = objectsAt(conversation, 'messages');
		const found = embedded.find(isSame);
		if (found) return { ...found, conversation };
		// A conversation holds its messages. The list has to be read only when some of them are missing.
		if (embedded.length === conversation.messagesCount) return undefined;
		const query = { conversationUid, since: new Date(since - OVERLAP).toISOString() };
		return await findInList(row, callTo(routes.listMessages, { query }), isSame);
	},
};

/** Finds the conversation with exactly these participants in this project, whenever it was opened. */
export const openedConversation: SentCheck = {
	key: ({ call: { body } }) => `${toText(body.projectId)} ${keyOfIds(body.participantUserIds)}`,
	find: async (row, call, { ignoreCache }) => {
		const projectId = toText(call.body.projectId);
		const load = async () => await loadConversations(row, projectId);
		// Rows of one run mostly share their project, so its conversations are read once.
		const known = ignoreCache ? await load() : await row.account.once(`conversations of ${projectId}`, load);
		return known.get(keyOfIds(call.body.participantUserIds));
	},
};

/** The conversations of a project, by the IDs of their participants. */
async function loadConversations(row: Row, projectId: string): Promise<Map<string, IDataObject>> {
	const known = new Map<string, IDataObject>();
	await findInList(row, callTo(routes.listConversations, { query: { projectId } }), (conversation) => {
		const others = otherParticipants(conversation, ownUidIn(conversation));
		if (conversation.deleted !== true) known.set(keyOfIds(others.map(({ foreignId }) => foreignId)), conversation);
		return false;
	});
	return known;
}

/** The same text for the same IDs in any order. */
function keyOfIds(ids: unknown): string {
	if (!Array.isArray(ids)) return '';
	return ids
		.map((id) => String(id).toLowerCase())
		.sort()
		.join(' ');
}

async function findInList(
	row: Row,
	call: Call,
	matches: (record: IDataObject) => boolean,
): Promise<IDataObject | undefined> {
	const fetchPage = async (query: IDataObject) => {
		const answer = await row.fetch({ ...call, query: { ...call.query, ...query } });
		if (!isRecord(answer) || !Array.isArray(answer.results)) throw unreadable();
		return answer;
	};
	for await (const page of sequentialPager('uid')(fetchPage, Infinity)) {
		const found = page.find(matches);
		if (found) return found;
	}
	return undefined;
}

// An answer that cannot be read does not prove that a record is missing.
function unreadable(): Failure {
	return new Failure('notSent', 'Respondent gave no readable answer to the question whether this is there already', {
		description:
			'So it was not sent, to be safe. Run the row again. If it happens each time, check the base URL in the credential.',
	});
}
