import type { INodeProperties } from 'n8n-workflow';
import { textField } from '../../shared';
import { catchUpOption, includePayload } from '../../shared/trigger';
import { channelsField } from '../channels';
import { appId } from '../resources/fields';
import { eventOptions } from './events';

/** The option that leaves out what went over other channels. */
export const channels: INodeProperties = channelsField(
	'Channels',
	'channels',
	'Only what went over these channels; over all of them when none is chosen. Events without a channel always start the workflow.',
);

/** The option that leaves out delivery reports with other statuses. */
export const deliveryStatuses: INodeProperties = {
	displayName: 'Delivery Statuses',
	name: 'deliveryStatuses',
	type: 'multiOptions',
	default: [],
	description: 'Of the delivery reports only those with these statuses; all of them when none is chosen',
	options: [
		{ name: 'Delivered', value: 'DELIVERED', description: 'It has arrived' },
		{ name: 'Failed', value: 'FAILED', description: 'It will not arrive; "reasonCode" says why' },
		{ name: 'Queued on Channel', value: 'QUEUED_ON_CHANNEL', description: 'The channel has taken it on' },
		{ name: 'Read', value: 'READ', description: 'It was read. Can come without Delivered.' },
		{
			name: 'Switching Channel',
			value: 'SWITCHING_CHANNEL',
			description: 'It is sent over the next channel now',
		},
	],
};

/** The menu of events. */
export const triggers: INodeProperties = {
	displayName: 'Trigger On',
	name: 'triggers',
	type: 'multiOptions',
	required: true,
	default: ['MESSAGE_INBOUND'],
	description: 'The events that start the workflow',
	options: eventOptions,
};

/** The fields of the trigger. */
export const triggerFields: INodeProperties[] = [
	{
		displayName:
			'Publishing the workflow registers a webhook at the app, unpublishing removes it. Sinch must be able to reach this n8n from the internet, and an app takes 5 webhooks at most: each published trigger needs one, and listening for a test event another.',
		name: 'webhookNotice',
		type: 'notice',
		default: '',
	},
	{
		...appId,
		description:
			'The Conversation API app whose events start the workflow. For an app in DISPATCH mode Sinch knows no conversations and contacts: tell by "from" who has written.',
	},
	triggers,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			catchUpOption,
			channels,
			deliveryStatuses,
			textField(
				'Further Events',
				'furtherTriggers',
				'Webhook triggers that Sinch has added since, by their names in the API, with commas between them',
				{ placeholder: 'e.g. SOME_NEW_TRIGGER, ANOTHER_ONE' },
			),
			includePayload,
		],
	},
];
