import type { Call, Row } from '../../shared';
import { checkAttributes } from '../attributes/checkedAttributes';
import { emailFieldOf, requireEmailInbox } from '../email';
import { checkAssignment } from './checkAssignment';
import { inboxOf } from './inboxRules';
import { requireInbox } from './requireInbox';

interface CreationBody {
	inbox_id?: number;
	assignee_id?: number | string;
	team_id?: number;
}

/**
 * For `beforeSend` of a new conversation: the call with its attributes as their definitions want them, and with the ID of the agent,
 * once agent and team may have the conversation. Throws an InvalidInput or a Failure.
 */
export async function checkedConversation<P extends string>(row: Row<P>): Promise<Call<P>> {
	const { assignee_id: agent, team_id: team, inbox_id: inboxId } = row.call.body as CreationBody;
	await requireInbox(row, Number(inboxId));
	const emailField = emailFieldOf(row.call.body, row.values);
	if (emailField !== undefined) requireEmailInbox(emailField, (await inboxOf(row, Number(inboxId)))?.channel_type);
	const call = await checkAttributes('conversation_attribute')(row);
	const assignment = { agent, team, inboxId: async () => await Promise.resolve(Number(inboxId)) };
	const assignee = await checkAssignment(row, assignment);
	return assignee === undefined ? call : { ...call, body: { ...call.body, assignee_id: assignee } };
}
