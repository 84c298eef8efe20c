import type { IDataObject } from 'n8n-workflow';
import { Failure, failureBeforeSend, hasUnknownOutcome, isRecord, toText, type Row } from '../../shared';
import { conversationsWith } from '../conversationsWith';
import { callTo, routes } from '../routes';

/** To whom Send to Participant sends. */
export interface Recipient {
	/** In lower case, so that two rows with one ID in two spellings share a conversation. */
	projectId: string;
	/** In lower case. */
	userId: string;
}

/** A conversation, and what was done to it. */
export interface EnsuredConversation {
	conversation: IDataObject;
	action: 'created' | 'reused';
}

/** The recipient that a row names. */
export function recipientOf({ values }: Row): Recipient {
	return {
		projectId: toText(values.projectId).toLowerCase(),
		userId: toText(values.participantUserId).toLowerCase(),
	};
}

// Skip If Already Sent may send a row a second time; then the conversation is there already.
const createdBy = new WeakMap<Row, IDataObject>();

/**
 * The conversations with the recipient alone, the one to use first. The one that this row has created is among them, also while the
 * list does not show it yet. Throws a Failure; with `certain` as conversationsWith does.
 */
export async function conversationsOf(
	row: Row,
	{ projectId, userId }: Recipient,
	{ fresh = false, certain = false } = {},
): Promise<IDataObject[]> {
	const created = createdBy.get(row);
	const isCertain = certain && created === undefined;
	const listed = await conversationsWith(row, { projectId, userIds: [userId] }, { fresh, certain: isCertain });
	return created && !listed.some(({ uid }) => uid === created.uid) ? [...listed, created] : listed;
}

/** Whether this row has created the conversation. */
export function actionOf(row: Row, { uid }: IDataObject): EnsuredConversation['action'] {
	return createdBy.get(row)?.uid === uid ? 'created' : 'reused';
}

/**
 * Gives the conversation with the recipient alone, and creates one if there is none. Rows of one account wait for each other
 * here, also those of other executions in this process: two rows for one person create one conversation. Throws a Failure.
 */
export async function ensureConversation(row: Row): Promise<EnsuredConversation> {
	const recipient = recipientOf(row);
	const key = `conversation with ${recipient.userId} about ${recipient.projectId}`.toLowerCase();
	const conversation = await row.account.mutex.runExclusive<IDataObject>(key, async ({ result, failure }) => {
		if (result) return result;
		const [known] = await conversationsOf(row, recipient, { fresh: failure !== undefined });
		return known ?? (await createConversation(row, recipient));
	});
	return { conversation, action: actionOf(row, conversation) };
}

async function createConversation(row: Row, recipient: Recipient): Promise<IDataObject> {
	const { projectId, userId } = recipient;
	try {
		const body = { projectId, participantUserIds: [userId] };
		const answer = await row.fetch(callTo(routes.createConversation, { body }));
		const named = isRecord(answer) && answer.uid !== undefined ? answer : undefined;
		const conversation = named ?? (await requireListed(row, recipient));
		// The contract leaves open whether a server answers with a conversation that exists already. An existing one holds messages.
		if (!Number(conversation.messagesCount)) createdBy.set(row, conversation);
		return conversation;
	} catch (error) {
		const conversation = mayExist(error) ? await lookUp(row, recipient) : undefined;
		if (!conversation) throw failureBeforeSend(error, 'conversation may have been created');
		if (hasUnknownOutcome(error)) createdBy.set(row, conversation);
		return conversation;
	}
}

function mayExist(error: unknown): boolean {
	return hasUnknownOutcome(error) || (error instanceof Failure && error.code === '409');
}

// Undefined also where the list cannot be read: the failure of the creation says more.
async function lookUp(row: Row, recipient: Recipient): Promise<IDataObject | undefined> {
	return (await conversationsOf(row, recipient, { fresh: true }).catch(() => []))[0];
}

async function requireListed(row: Row, recipient: Recipient): Promise<IDataObject> {
	const [conversation] = await conversationsOf(row, recipient, { fresh: true });
	if (conversation) return conversation;
	throw new Failure('notSent', 'Respondent has created a conversation, but does not list it', {
		description: 'No message was sent. Run the row again later: a conversation that is listed then is used.',
	});
}
