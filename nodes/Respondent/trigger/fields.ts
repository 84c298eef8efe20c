import type { INodeProperties } from 'n8n-workflow';
import { picker } from '../../shared';
import { catchUpHours, catchUpOption, includePayload, pollingNotice } from '../../shared/trigger';
import { OBJECT_ID } from '../objectId';
import { projects } from '../pickers';
import { eventsField, polledEvents, webhookEvents } from './events';

/** The project to which the events of a trigger are limited. */
export const projectOnly = picker({
	displayName: 'Project',
	name: 'projectId',
	description: 'Only events of this project. Leave it empty for all projects of the team.',
	list: projects,
	idPattern: OBJECT_ID,
	example: '65f0c1d2e3a4b5c6d7e8f901',
});

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		catchUpOption,
		{
			displayName: 'Fetch Details',
			name: 'fetchDetails',
			type: 'boolean',
			default: true,
			description:
				'Whether to read the message, the conversation or the screener response that the event is about, and add it as "details". Fills fields that events leave open, such as contactId and senderName. If it cannot be read, the workflow starts all the same, and "detailsError" says why.',
		},
		includePayload,
		{
			displayName: 'Replace Existing Webhook',
			name: 'replaceExisting',
			type: 'boolean',
			default: true,
			description:
				'Whether to take the webhook of the team away from the address that has it. A published workflow keeps it, and nothing is put back when it is unpublished, because it may be long ago that the other address wanted the events. Listening for a test event borrows it: the former address is registered again afterwards, with a new signing key.',
		},
	],
};

/** The events that start a workflow by webhook, and those that polling finds. */
export const webhookMenu = eventsField(webhookEvents, 'Respondent sends all events; the others are left out.');
export const pollingMenu = eventsField(polledEvents);

/** The panel of the webhook trigger. */
export const webhookFields: INodeProperties[] = [
	{
		displayName:
			'Respondent has one webhook per team, and it has to reach this n8n from the internet. Where another trigger or program uses it already, or n8n is private, use the Respondent Polling Trigger.',
		name: 'oneWebhook',
		type: 'notice',
		default: '',
	},
	webhookMenu,
	projectOnly,
	options,
];

/** The panel of the polling trigger. */
export const pollingFields: INodeProperties[] = [
	pollingNotice,
	pollingMenu,
	projectOnly,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [catchUpHours, includePayload],
	},
];
