import { Failure, type Call, type Row } from '../../shared';
import { requireValueAt } from '../answers';
import { callTo, routes } from '../routes';
import { checkAssignment } from './checkAssignment';

/** The call with the ID of the agent, once agent or team may have the conversation. Throws an InvalidInput or a Failure. */
export async function checkedAssignment(row: Row<'conversation_id'>): Promise<Call<'conversation_id'>> {
	const { agentId: agent, teamId: team } = row.values as { agentId?: number | string; teamId?: number };
	const inboxId = async () => {
		const { conversation_id: id } = row.call.path;
		const conversation = await row.fetch(callTo(routes.getConversation, { path: { conversation_id: id } }));
		return Number(requireValueAt(conversation, 'inbox_id'));
	};
	const assignee = await checkAssignment(row, { agent, team, inboxId });
	if (assignee === undefined) return row.call;
	return { ...row.call, body: { ...row.call.body, assignee_id: assignee } };
}

/** Throws a Failure when nobody is assigned to a request for an agent or a team: it was deleted after the check. */
export function requireNobody({ assignee_id: agent, team_id: team }: Call['body']): void {
	if (!agent && !team) return;
	throw new Failure('rejectedByApi', 'Chatwoot did not assign the conversation, and took it away from whoever had it', {
		description: 'The agent or team does not exist any more. Assign the conversation to another one.',
	});
}
