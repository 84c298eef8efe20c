import type { INodePropertyOptions } from 'n8n-workflow';
import { picker } from '../../../shared/fields/picker';

/** The states of a conversation. */
export const STATUSES: INodePropertyOptions[] = [
	{ name: 'Open', value: 'open' },
	{ name: 'Pending', value: 'pending', description: 'A bot is at it' },
	{ name: 'Resolved', value: 'resolved' },
	{ name: 'Snoozed', value: 'snoozed' },
];

/** An agent, for assignments. */
export const agent = picker({
	displayName: 'Agent',
	name: 'agentId',
	required: true,
	description: 'The agent. Settings → Agents lists them; their IDs are numbers.',
	searchMethod: 'searchAgents',
	example: '3',
});

/** A team, for assignments. */
export const team = picker({
	displayName: 'Team',
	name: 'teamId',
	required: true,
	description: 'The team. Settings → Teams lists them; their IDs are numbers.',
	searchMethod: 'searchTeams',
	example: '2',
});
