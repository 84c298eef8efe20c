import type { Answer, OperationHandler } from '../../server/types';
import { bodyOf, toText } from '../params';
import { saveConversation } from '../rules/conversations/conversationSave';
import { leadingNumber } from '../rules/pages';
import type { ChatwootState } from '../state';
import type { ConversationRecord } from '../store/records';
import { agentView, teamRecordView } from '../views/account';
import { agentBotSlimView } from '../views/agentBot';
import { requireConversation } from './lookups';

/** The answer when nobody is assigned. */
const nobody: Answer = { status: 200, body: null };

/** Assigns an agent bot in the place of an agent. A bot that does not exist changes nothing. */
function assignBot(conversation: ConversationRecord, id: unknown, { store }: ChatwootState): Answer {
	const bot = store.agentBot(leadingNumber(id));
	if (!bot) return nobody;
	saveConversation(store, conversation, { assigneeId: null, assigneeBotId: bot.id });
	return { status: 200, body: agentBotSlimView(bot) };
}

/** Assigns a user of the account, who need not be a member of the inbox. An unknown id takes the present assignee away. */
function assignAgent(conversation: ConversationRecord, id: unknown, { store }: ChatwootState): Answer {
	const agent = store.agent(leadingNumber(id));
	saveConversation(store, conversation, { assigneeId: agent?.id ?? null, assigneeBotId: null });
	return agent ? { status: 200, body: agentView(agent) } : nobody;
}

/** Assigns a team. An unknown id takes the present team away. */
function assignTeam(conversation: ConversationRecord, id: unknown, { store }: ChatwootState): Answer {
	const team = store.team(leadingNumber(id));
	saveConversation(store, conversation, { teamId: team?.id ?? null });
	return team ? { status: 200, body: teamRecordView(team) } : nobody;
}

/**
 * Assigns a conversation to an agent, a bot or a team, in this order: a team is not looked at beside an assignee.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations/assignments_controller.rb:3,
 * app/services/conversations/assignment_service.rb; seen on Chatwoot 4.15.1: unknown ids
 */
export const assignConversation: OperationHandler<ChatwootState> = (call, state) => {
	const conversation = requireConversation(call, state);
	const { assignee_id: assigneeId, assignee_type: type, team_id: teamId } = bodyOf(call);
	if (toText(type) === 'AgentBot') return assignBot(conversation, assigneeId, state);
	if (assigneeId !== undefined) return assignAgent(conversation, assigneeId, state);
	return teamId === undefined ? nobody : assignTeam(conversation, teamId, state);
};
