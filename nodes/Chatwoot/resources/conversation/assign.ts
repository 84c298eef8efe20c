import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { isRecord } from '../../../shared/base/record';
import { when } from '../../../shared/fields/when';
import { numericId } from '../../ids';
import { conversationId } from '../fields';
import { agent, team } from './fields';

const assignTo: INodeProperties = {
	displayName: 'Assign To',
	name: 'assignTo',
	type: 'options',
	default: 'agent',
	description:
		'Who is to look after it. Agent and team are independent of each other: take two operations to set both.',
	options: [
		{ name: 'Agent', value: 'agent' },
		{ name: 'No Agent', value: 'noAgent', description: 'Takes the agent away' },
		{ name: 'No Team', value: 'noTeam', description: 'Takes the team away' },
		{ name: 'Team', value: 'team' },
	],
};

export const assign: Operation = {
	option: {
		name: 'Assign',
		value: 'assign',
		action: 'Assign a conversation',
		description: 'Give a conversation to an agent or a team, or take it away from them. Changes data.',
	},
	route: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments',
	fields: [
		conversationId,
		assignTo,
		...when('assignTo', ['agent'], [agent]),
		...when('assignTo', ['team'], [team]),
		delivery,
	],
	convert: { conversation_id: numericId, agentId: numericId, teamId: numericId },
	buildRequest: (call, { assignTo: to, agentId, teamId }) => {
		// Where assignee_id is named, the server does not look at team_id.
		const isTeam = to === 'team' || to === 'noTeam';
		const body = isTeam
			? { team_id: (teamId as number | undefined) ?? 0 }
			: { assignee_id: (agentId as number | undefined) ?? null };
		return { ...call, body };
	},
	output: {
		simplify: (records, { call }) =>
			records.map(({ id, name }) => ({
				conversationId: Number(call.path.conversation_id),
				assignedTo: 'team_id' in call.body ? 'team' : 'agent',
				id,
				name: name ?? null,
			})),
		ids: ({ id }) => ({ id }),
	},
	// The agent, the team, or null; an unknown team takes the team away.
	pickRecord: (body) => (isRecord(body) && body.id !== undefined ? body : undefined),
	emptyResult: ({ path, body }) => ({
		conversationId: Number(path.conversation_id),
		assignedTo: 'team_id' in body ? 'no team' : 'no agent',
	}),
	wording: { noun: 'conversation', participle: 'assigned' },
};
