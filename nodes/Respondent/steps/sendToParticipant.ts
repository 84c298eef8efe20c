import type { IDataObject } from 'n8n-workflow';
import { failureAfter, isRecord, normalizeText, objectAt, toText, type Row, type SentCheck } from '../../shared';
import { findInConversation } from '../findSent';
import { messageOutput, sentMessageOutput } from '../outputs';
import { callTo, routes } from '../routes';
import {
	actionOf,
	conversationsOf,
	ensureConversation,
	recipientOf,
	type EnsuredConversation,
} from './ensureConversation';

/**
 * Finds the conversation with the participant alone, or creates it, and sends the message. When the message fails, a conversation
 * that was created stays, and the failure names it. Throws a Failure.
 */
export async function sendToParticipant(row: Row): Promise<IDataObject> {
	const chosen = await ensureConversation(row);
	const { uid } = chosen.conversation;
	const call = callTo(routes.createMessage, { path: { conversationUid: uid }, body: row.call.body });
	const done = chosen.action === 'created' ? [`conversation ${toText(uid)} was created`] : [];
	const message = await row.fetch(call).catch((error: unknown) => {
		throw failureAfter(done, error);
	});
	return withSentTo(row, message, chosen);
}

/** What Send to Participant would find and create, for Check Only: one conversation for all rows with one person. Throws a Failure. */
export async function planSendToParticipant(row: Row): Promise<IDataObject> {
	const recipient = recipientOf(row);
	const first = await row.account.checks.runExclusive<string>(
		`conversation with ${recipient.userId} about ${recipient.projectId}`,
		async ({ result }) => await Promise.resolve(result ?? row.id),
	);
	const [found] = await conversationsOf(row, recipient);
	return {
		contactId: recipient.userId,
		projectId: recipient.projectId,
		conversation: found || first !== row.id ? 'would be reused' : 'would be created',
		...(found && { conversationId: found.uid }),
		...(found?.locked === true && { locked: true }),
		text: row.call.body.body,
	};
}

/** Finds the same message in any conversation with the participant alone in the project. */
export const participantSentCheck: SentCheck = {
	key: (row) => {
		const { projectId, userId } = recipientOf(row);
		return JSON.stringify([projectId, userId, normalizeText(row.call.body.body)]);
	},
	find: async (row, { body }, { since, ignoreCache }) => {
		for (const conversation of await conversationsOf(row, recipientOf(row), { fresh: ignoreCache, certain: true })) {
			const message = await findInConversation(row, conversation.uid, body.body, since);
			if (message) return withSentTo(row, message, { conversation, action: actionOf(row, conversation) });
		}
		return undefined;
	},
};

// The record to show: the message as the API gives it, with its recipient in `sentTo`.
function withSentTo(row: Row, message: unknown, { conversation, action }: EnsuredConversation): IDataObject {
	return { ...(isRecord(message) ? message : {}), sentTo: { ...recipientOf(row), conversation, action } };
}

function idsOf(record: IDataObject): IDataObject {
	const sentTo = objectAt(record, 'sentTo');
	return {
		messageId: record.uid ?? null,
		conversationId: objectAt(sentTo, 'conversation').uid,
		contactId: sentTo.userId,
		projectId: sentTo.projectId,
		conversation: sentTo.action,
	};
}

/** A message with its recipient, and whether the conversation had to be created. */
export const sentToParticipantOutput = {
	...messageOutput,
	simplify: async (records: IDataObject[], row: Row) => {
		const shown = await sentMessageOutput.simplify(records, row);
		return records.map((record, index) => ({ ...shown[index], ...idsOf(record) }));
	},
	ids: idsOf,
};
