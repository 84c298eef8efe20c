import type { INodePropertyOptions } from 'n8n-workflow';
import { createFieldsOf, inBody, picker, holdsAddressOrId } from '../../../shared';
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

const anAgent = { list: agents, example: '3', description: 'A member of the inbox, by ID or email address' };

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

export const createFields = createFieldsOf([
	picker({
		displayName: 'Agent',
		name: 'assigneeId',
		...anAgent,
		...inBody('assignee_id'),
	}),
	{
		displayName: 'Mail Subject',
		name: 'mailSubject',
		type: 'string',
		default: '',
		placeholder: 'e.g. Your order A-1001',
		description: 'Email inboxes only: the subject line',
	},
	{
		displayName: 'Source ID',
		name: 'sourceId',
		...holdsAddressOrId,
		type: 'string',
		default: '',
		placeholder: 'e.g. 82bf57f4-446e-44f7-b89c-2bf7058f961f',
		description:
			"The contact's session in the inbox; Contact: Get gives it in raw output. Without it: the session that the contact has; of several, that of the newest conversation.",
		...inBody('source_id'),
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'open',
		description:
			'The state it begins in. Chatwoot itself makes it Pending in an inbox with an agent bot, and Resolved for a blocked contact.',
		options: STATUSES,
		...inBody('status'),
	},
	picker({
		displayName: 'Team',
		name: 'teamId',
		description: 'The team to give it to',
		list: teams,
		example: '2',
		...inBody('team_id'),
	}),
]);
