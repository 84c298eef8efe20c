import type { INodeProperties } from 'n8n-workflow';
import { sendOptions as common } from '../shared/fields/delivery';
import { channels } from './channels';
import { group, pairs, withBody, without } from './body';
import type { Values } from '../shared/base/record';
import type { Call } from '../shared/http/call';

const into = (property: string): INodeProperties['routing'] => ({ send: { type: 'body', property } });

const callbackUrl: INodeProperties = {
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/reports',
	description: "Address that gets the delivery reports of this one instead of the app's webhooks",
	routing: into('callback_url'),
};

const channelPriority: INodeProperties = {
	displayName: 'Channel Priority',
	name: 'channelPriority',
	type: 'multiOptions',
	default: [],
	description:
		'Channels in the order in which to try them, as you pick them. The app must be set up for each. Left out, several channel identities are tried in their own order.',
	options: channels,
	routing: into('channel_priority_order'),
};

const queue: INodeProperties = {
	displayName: 'Queue',
	name: 'queue',
	type: 'options',
	default: 'NORMAL_PRIORITY',
	options: [
		{ name: 'High Priority', value: 'HIGH_PRIORITY' },
		{ name: 'Normal Priority', value: 'NORMAL_PRIORITY' },
	],
	description: 'High priority overtakes what is waiting in the queue of the app',
	routing: into('queue'),
};

const own: INodeProperties[] = [
	callbackUrl,
	channelPriority,
	{
		displayName: 'Channel Properties',
		name: 'channelProperties',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add property',
		default: {},
		description: 'Settings of single channels, e.g. SMS_SENDER for the sender that an SMS shows',
		options: [
			{
				displayName: 'Property',
				name: 'property',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						required: true,
						placeholder: 'e.g. SMS_SENDER',
						description: 'Name of the setting, as the Sinch API documents it under channel properties',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. MyShop',
						description: 'What it is to be for this message',
					},
				],
			},
		],
	},
	{
		displayName: 'Content Type',
		name: 'contentType',
		type: 'options',
		default: 'CONTENT_NOTIFICATION',
		options: [
			{ name: 'Marketing', value: 'CONTENT_MARKETING' },
			{ name: 'Notification', value: 'CONTENT_NOTIFICATION' },
		],
		description: 'What kind of message it is, for channels that treat marketing differently',
		routing: into('message_content_type'),
	},
	{
		displayName: 'Conversation Metadata (JSON)',
		name: 'conversationMetadata',
		type: 'json',
		default: '{}',
		description: 'Data to keep with the conversation, e.g. { "ticket": 42 }; lost in DISPATCH mode without retention',
		routing: into('conversation_metadata'),
	},
	{
		displayName: 'Conversation Metadata Update',
		name: 'metadataStrategy',
		type: 'options',
		default: 'REPLACE',
		options: [
			{ name: 'Merge', value: 'MERGE_PATCH' },
			{ name: 'Replace', value: 'REPLACE' },
		],
		description: 'What becomes of data that the conversation has already',
		routing: into('conversation_metadata_update_strategy'),
	},
	{
		displayName: 'Correlation ID',
		name: 'correlationId',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1017',
		description: 'ID of your own that comes back in callbacks; at most 128 characters',
		routing: into('correlation_id'),
	},
	{
		displayName: 'Message Metadata',
		name: 'messageMetadata',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1017',
		description: 'Text to keep with the message, which comes back in delivery reports; at most 1,024 characters',
		routing: into('message_metadata'),
	},
	{
		displayName: 'Processing Strategy',
		name: 'processingStrategy',
		type: 'options',
		default: 'DEFAULT',
		description: 'Whether this message follows the mode of the app',
		options: [
			{ name: 'App Mode', value: 'DEFAULT' },
			{
				name: 'Dispatch Only',
				value: 'DISPATCH_ONLY',
				description: 'Sends this one as if the app were in DISPATCH mode: without contact and conversation',
			},
		],
		routing: into('processing_strategy'),
	},
	queue,
	{
		displayName: 'Send if It Cannot Be Checked',
		name: 'sendUnchecked',
		type: 'boolean',
		default: false,
		description:
			'Whether Skip If Already Sent lets a message out where Sinch stores none, so that nobody can tell whether it was sent before',
	},
	{
		displayName: 'Time to Live (Seconds)',
		name: 'ttl',
		type: 'number',
		typeOptions: { minValue: 3, numberPrecision: 0 },
		default: 86400,
		description: 'How long Sinch tries to deliver. After that the message is given up.',
		routing: into('ttl'),
	},
];

/** Everything that can be set beside the message itself, sorted by name. */
export const sendOptions: INodeProperties = {
	...common,
	options: [...((common.options ?? []) as INodeProperties[]), ...own].sort((a, b) =>
		a.displayName.localeCompare(b.displayName),
	),
};

/** The same for events, which know fewer. */
export const eventOptions: INodeProperties[] = [
	callbackUrl,
	{ ...channelPriority, description: 'The channel to use. Only the first one counts.' },
	queue,
];

/** The call with the options that one field alone does not say. */
export function withSendOptions(call: Call, values: Values, order?: string[]): Call {
	const { channelProperties, channelPriority: chosen } = group(values.sendOptions);
	const body = without(call.body, 'channel_priority_order');
	return withBody(
		{ ...call, body },
		{
			channel_properties: pairs(channelProperties),
			channel_priority_order: Array.isArray(chosen) && chosen.length > 0 ? chosen : order,
		},
	);
}
