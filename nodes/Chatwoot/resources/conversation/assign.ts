import type { INodeProperties } from 'n8n-workflow';
import { isRecord, when, type Output } from '../../../shared';
import { agentReference } from '../../ids';
import { defineOperation, routes } from '../../routes';
import { checkedAssignment, requireNobody } from '../../steps/checkedAssignment';
import { agentId, conversationId, numericId, teamId } from './fields';

const assignTo: INodeProperties = {
	displayName: 'Assign To',
	name: 'assignTo',
	type: 'options',
	default: 'agent',
	description:
		'Who is to look after it. A team takes an agent away who is not in it, and may give the conversation to a member by itself. To set both, take two operations, the team first.',
	options: [
		{ name: 'Agent', value: 'agent' },
		{ name: 'No Agent', value: 'noAgent', description: 'Takes the agent away' },
		{ name: 'No Team', value: 'noTeam', description: 'Takes the team away' },
		{ name: 'Team', value: 'team' },
	],
};

const assignmentOutput: Output = {
	simplify: (records, { call }) =>
		records.map(({ id, name }) => ({
			conversationId: Number(call.path.conversation_id),
			assignedTo: 'team_id' in call.body ? 'team' : 'agent',
			id,
			name: name ?? null,
		})),
	ids: ({ id }) => ({ id }),
};

export const assign = defineOperation({
	option: {
		name: 'Assign',
		value: 'assign',
		action: 'Assign a conversation',
		description:
			'Give a conversation to an agent or a team, or take it away from them. An agent or a team that does not exist, or an agent outside the inbox, is refused before anything changes. Changes data.',
	},
	route: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments',
	alsoCalls: [routes.listAgents, routes.listTeams, routes.getConversation, routes.listInboxMembers],
	path: { conversation_id: conversationId },
	fields: [assignTo, ...when('assignTo', ['agent'], [agentId]), ...when('assignTo', ['team'], [teamId])],
	convert: { conversationId: numericId, agentId: agentReference, teamId: numericId },
	buildRequest: (call, { assignTo: to, agentId: agent, teamId: team }) => {
		// Chatwoot ignores team_id beside assignee_id.
		const isTeam = to === 'team' || to === 'noTeam';
		const body = isTeam
			? { team_id: (team as number | undefined) ?? 0 }
			: { assignee_id: (agent as number | string | undefined) ?? null };
		return { ...call, body };
	},
	beforeSend: checkedAssignment,
	// The answer is the agent, the team or null.
	pickRecord: (body) => (isRecord(body) && body.id !== undefined ? body : undefined),
	output: assignmentOutput,
	emptyResult: ({ path, body }) => {
		requireNobody(body);
		return {
			conversationId: Number(path.conversation_id),
			assignedTo: 'team_id' in body ? 'no team' : 'no agent',
		};
	},
	wording: { noun: 'conversation', participle: 'assigned' },
});
