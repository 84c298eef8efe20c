import type { IDataObject } from 'n8n-workflow';
import {
	isRecord,
	latestRecord,
	noLatest,
	objectsAt,
	objectAt,
	omit,
	toText,
	type Latest,
	type Row,
} from '../../shared';
import { conversationsWith } from '../conversationsWith';
import { messageOutput, simplifyMessage } from '../outputs';
import { sequentialPager } from '../pagers';
import { ownUidIn } from '../participants';
import { callTo, callToConversation, routes } from '../routes';

const timeOf = ({ createdAt }: IDataObject) => Date.parse(toText(createdAt));

/** The latest message of a conversation, or of the conversations with a participant alone in a project. Throws a Failure. */
export async function getLatestMessage(row: Row): Promise<IDataObject> {
	const { latestIn, latestConversationId, latestProjectId, latestParticipantId } = row.values;
	if (latestIn !== 'participant') {
		const latest = await latestOf(row, toText(latestConversationId));
		return shownAs(row, latest, { conversationId: latestConversationId as string });
	}
	// In lower case, so that two rows with one ID in two spellings share what is read.
	const projectId = toText(latestProjectId).toLowerCase();
	const contactId = toText(latestParticipantId).toLowerCase();
	const conversations = await conversationsWith(row, { projectId, userIds: [contactId] }, { certain: true });
	const found: Latest[] = [];
	for (const { uid } of conversations) {
		const latest = await latestOf(row, toText(uid));
		if (latest) found.push(latest);
	}
	const [first, ...others] = found.sort((one, other) => other.sentAt - one.sentAt);
	const incoming = [first, ...others].flatMap((latest) => latest?.incomingAt ?? []);
	const incomingAt = incoming.length > 0 ? Math.max(...incoming) : undefined;
	return shownAs(row, first && { ...first, incomingAt }, { contactId, projectId });
}

function shownAs(row: Row, latest: Latest | undefined, ids: IDataObject): IDataObject {
	return latest ? latestRecord(latest, row.connection.clock.now()) : noLatest(ids);
}

async function latestOf(row: Row, conversationUid: string): Promise<Latest | undefined> {
	const answer = await row.fetch(callToConversation(conversationUid));
	const conversation = isRecord(answer) ? answer : {};
	const messages = await messagesOf(row, conversationUid, conversation);
	const [message] = messages.sort((one, other) => timeOf(other) - timeOf(one));
	if (!message) return undefined;
	const ownUid = ownUidIn(conversation);
	const incoming = ownUid === undefined ? undefined : messages.find((one) => objectAt(one, 'sender').uid !== ownUid);
	return {
		message: { ...message, conversation: omit(conversation, 'messages') },
		sentAt: timeOf(message),
		incomingAt: incoming && timeOf(incoming),
	};
}

// A conversation holds its messages. The list has to be read only when some of them are missing.
async function messagesOf(row: Row, conversationUid: string, conversation: IDataObject): Promise<IDataObject[]> {
	const embedded = objectsAt(conversation, 'messages');
	if (embedded.length === conversation.messagesCount) return embedded;
	const call = callTo(routes.listMessages, { query: { conversationUid } });
	const fetchPage = async (query: IDataObject) => await row.fetch({ ...call, query: { ...call.query, ...query } });
	const listed: IDataObject[] = [];
	for await (const page of sequentialPager('uid')(fetchPage, Infinity, call)) listed.push(...page);
	return listed;
}

/** The output of a message whose conversation names our own account, so that the direction needs no further request. */
export const latestMessageOutput = {
	...messageOutput,
	simplify: (records: IDataObject[]) =>
		records.map((record) => {
			const ownUid = ownUidIn(objectAt(record, 'conversation'));
			return simplifyMessage(record, typeof ownUid === 'string' ? ownUid : undefined);
		}),
};
