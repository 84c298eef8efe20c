import type { INodeProperties } from 'n8n-workflow';
import { catchUpHours, includePayload, pollingNotice } from '../../shared/trigger';
import { appId } from '../resources/fields';
import { channels, deliveryStatuses, triggers } from '../trigger/fields';

/** The menu of events that polling finds. */
export const polledTriggers: INodeProperties = {
	...triggers,
	options: [
		{
			name: 'Message: Delivery Report',
			value: 'MESSAGE_DELIVERY',
			description:
				'A message that you sent in the last 24 hours has another status than at the last poll. Only for apps for which Sinch has switched on persist_message_status. A workflow that sends on this event may go round in circles.',
		},
		{
			name: 'Message: Received',
			value: 'MESSAGE_INBOUND',
			description: 'A person wrote to you. Never your own messages.',
		},
	],
};

/** The panel of the polling trigger. */
export const pollingFields: INodeProperties[] = [
	pollingNotice,
	{
		...appId,
		description:
			'The Conversation API app whose messages start the workflow. Of an app in DISPATCH mode, Sinch stores messages only when its dispatch retention is at least 1 day.',
	},
	polledTriggers,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [catchUpHours, channels, deliveryStatuses, includePayload],
	},
];
