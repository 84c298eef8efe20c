import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectAt, toText, type Call, type Row } from '../shared';
import { sequentialPager } from './pagers';
import { otherParticipants, ownUidIn } from './participants';
import { callTo, routes } from './routes';

/** The people of a conversation, and the project that it is about. */
export interface People {
	/** In any letter case. */
	projectId: string;
	/** IDs in any order and any letter case. */
	userIds: unknown;
}

/**
 * The conversations of a project with exactly these people, the one to use first: unlocked before locked, then the latest
 * activity. The project's conversations are read once per run, as the rows of a run mostly share their project; `fresh` reads
 * them again. Throws a Failure; with `certain` also where none is found, but Respondent does not say who is in another one.
 */
export async function conversationsWith(
	row: Row,
	{ projectId, userIds }: People,
	{ fresh = false, certain = false } = {},
): Promise<IDataObject[]> {
	const project = projectId.toLowerCase();
	const memo = `conversations of ${project}`;
	if (fresh) row.account.forget(memo);
	const known = await row.account.once(memo, async () => await loadConversations(row, project));
	const found = known.get(keyOfIds(userIds)) ?? [];
	const unnamed = known.get(UNNAMED) ?? [];
	if (certain && found.length === 0 && unnamed.length > 0) throw unknownPeople(unnamed.length);
	return found;
}

// The reference declares the user ID of a participant as optional.
const UNNAMED = 'somebody without a user ID';

function unknownPeople(count: number): Failure {
	const said = `Respondent does not say who takes part in ${count} of the conversations of this project`;
	return new Failure('notSent', `${said}, so one of them may be with this person`, {
		description:
			'Use the ID of the conversation instead of the person. To send without a look at earlier messages, switch off "Skip If Already Sent".',
	});
}

/** The conversations of a project, by the IDs of their participants. */
async function loadConversations(row: Row, projectId: string): Promise<Map<string, IDataObject[]>> {
	const known = new Map<string, IDataObject[]>();
	await findInList(row, callTo(routes.listConversations, { query: { projectId } }), (conversation) => {
		if (conversation.deleted === true) return false;
		const others = otherParticipants(conversation, ownUidIn(conversation));
		const isUnnamed = others.some(({ foreignId }) => toText(foreignId) === '');
		const key = isUnnamed ? UNNAMED : keyOfIds(others.map(({ foreignId }) => foreignId));
		known.set(key, [...(known.get(key) ?? []), conversation]);
		return false;
	});
	for (const conversations of known.values()) conversations.sort(byUse);
	return known;
}

function byUse(one: IDataObject, two: IDataObject): number {
	const locks = Number(one.locked === true) - Number(two.locked === true);
	return locks || lastActivity(two).localeCompare(lastActivity(one));
}

// ISO 8601 in UTC, so that the texts sort as the times do.
function lastActivity(conversation: IDataObject): string {
	return toText(objectAt(conversation, 'latestMessage').createdAt) || toText(conversation.createdAt);
}

/** The same text for the same IDs in any order and any letter case. */
export function keyOfIds(ids: unknown): string {
	if (!Array.isArray(ids)) return '';
	return ids
		.map((id) => String(id).toLowerCase())
		.sort()
		.join(' ');
}

/** The first record of a list that matches. Throws a Failure when the list cannot be read. */
export async function findInList(
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

/** An answer that cannot be read does not prove that a record is missing. */
export function unreadable(): Failure {
	return new Failure('notSent', 'Respondent gave no readable answer to the question whether this is there already', {
		description:
			'So it was not sent, to be safe. Run the row again. If it happens each time, check the base URL in the credential.',
	});
}
