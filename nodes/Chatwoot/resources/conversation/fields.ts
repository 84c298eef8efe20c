import type { INodePropertyOptions } from 'n8n-workflow';
import { picker } from '../../../shared';
import { agents, teams } from '../../pickers';

export { customAttributeConversions, customAttributes, withCustomAttributes } from '../../customAttributes';
export { conversationId, inboxOfNew, labels, numericId } from '../fields';

/** The statuses of a conversation. */
export const STATUSES: INodePropertyOptions[] = [
	{ name: 'Open', value: 'open' },
	{ name: 'Pending', value: 'pending', description: 'A bot is at it' },
	{ name: 'Resolved', value: 'resolved' },
	{ name: 'Snoozed', value: 'snoozed' },
];

/** What the pickers of a member of an inbox have in common. */
export const anAgent = { list: agents, example: '3', description: 'A member of the inbox, by ID or email address' };

/** The agent to assign a conversation to. */
export const agentId = picker({
	displayName: 'Agent',
	name: 'agentId',
	required: true,
	...anAgent,
});

/** The team to assign a conversation to. */
export const teamId = picker({
	displayName: 'Team',
	name: 'teamId',
	required: true,
	description: 'The team. Settings → Teams lists them; their IDs are numbers.',
	list: teams,
	example: '2',
});
