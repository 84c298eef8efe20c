import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, inBody, picker } from '../../../shared';
import { teams } from '../../pickers';
import { mailSubject } from '../fields';
import { anAgent, STATUSES } from './fields';

/** The Options of a new conversation. */
export const newConversationOptions: INodeProperties[] = [
	picker({
		displayName: 'Agent',
		name: 'assigneeId',
		...anAgent,
		...inBody('assignee_id'),
	}),
	{ ...mailSubject, description: 'Email inboxes only: the subject line' },
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
];
