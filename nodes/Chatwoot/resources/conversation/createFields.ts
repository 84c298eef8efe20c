import type { INodeProperties } from 'n8n-workflow';
import { picker } from '../../../shared/fields/picker';
import { STATUSES } from './fields';

/** What is rarely needed of a new conversation. */
export const createFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'createFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		picker({
			displayName: 'Agent',
			name: 'assigneeId',
			description: 'The agent to give it to',
			searchMethod: 'searchAgents',
			example: '3',
			routing: { send: { type: 'body', property: 'assignee_id' } },
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
			type: 'string',
			default: '',
			placeholder: 'e.g. 82bf57f4-446e-44f7-b89c-2bf7058f961f',
			description: "The contact's session in the inbox, if there are several: Contact: Get gives it in raw output",
			routing: { send: { type: 'body', property: 'source_id' } },
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'open',
			description: 'The state it begins in',
			options: STATUSES,
			routing: { send: { type: 'body', property: 'status' } },
		},
		picker({
			displayName: 'Team',
			name: 'teamId',
			description: 'The team to give it to',
			searchMethod: 'searchTeams',
			example: '2',
			routing: { send: { type: 'body', property: 'team_id' } },
		}),
	],
};
