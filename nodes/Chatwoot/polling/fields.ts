import type { INodeProperties } from 'n8n-workflow';
import { catchUpHours, pollingNotice } from '../../shared/trigger';
import { inboxIds } from '../trigger/fields';
import { options } from '../trigger/options';

/** The options of the webhook trigger that polling has, too. */
const SHARED_OPTIONS = [
	'includeBots',
	'includeOutgoing',
	'includeOwn',
	'includePayload',
	'includePrivate',
	'onlyUnassigned',
];

/** The menu of events that polling finds. */
export const pollingEventMenu: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	noDataExpression: true,
	required: true,
	default: ['message_created'],
	description:
		'What starts the workflow. Of messages, only those that people send to you do, unless you add more under Options.',
	options: [
		{
			name: 'Contact Created',
			value: 'contact_created',
			description:
				'A new contact with an email address, a phone number or an identifier: Chatwoot lists no others. Belongs to no inbox. Each poll takes one request more.',
		},
		{ name: 'Conversation Created', value: 'conversation_created', description: 'A new conversation, by whomever' },
		{
			name: 'Conversation Status Changed',
			value: 'conversation_status_changed',
			description:
				'A conversation has another status than at the last poll. A status that it had in between starts nothing. At most 10,000 conversations that are not resolved are remembered.',
		},
		{ name: 'Message Received', value: 'message_created', description: 'A new message: what most workflows need' },
	],
};

/** The panel of the polling trigger. */
export const pollingFields: INodeProperties[] = [
	pollingNotice,
	pollingEventMenu,
	inboxIds,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [catchUpHours, ...options.filter(({ name }) => SHARED_OPTIONS.includes(name))],
	},
];
