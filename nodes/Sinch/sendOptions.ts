import type { INodeProperties } from 'n8n-workflow';
import {
	entriesField,
	holdsAddressOrId,
	holdsOwnId,
	inBody,
	omit,
	optionsOf,
	recognitionOptions,
	textField,
	type Call,
	type Values,
} from '../shared';
import { withBody } from './body';
import { channelPropertiesOf } from './channelProperties';
import { channelsField } from './channels';
import { toDuration } from './duration';
import { jsonField } from './fieldTypes';
import { toJsonObjectUpTo, toTextUpTo } from './json';
import { skipOptedOut } from './skipOptedOut';
import { toWebAddress } from './webAddress';

const callbackUrl = textField(
	'Callback URL',
	'callbackUrl',
	"Address that gets the delivery reports of this one instead of the app's webhooks",
	{ ...holdsAddressOrId, placeholder: 'e.g. https://example.com/reports', ...inBody('callback_url') },
);

const channelPriority = channelsField(
	'Channel Priority',
	'channelPriority',
	'Channels in the order in which to try them, as you pick them, e.g. WhatsApp first and then SMS. The app must be set up for each of them, or Sinch refuses the message. Left out, the priority of the contact counts, or else that of the app.',
	inBody('channel_priority_order'),
);

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
	...inBody('queue'),
};

/** The Options of a message that do not belong to its content. */
export const sendOptions: INodeProperties[] = [
	callbackUrl,
	channelPriority,
	entriesField(
		{
			displayName: 'Channel Properties',
			name: 'channelProperties',
			description: 'Settings of single channels, e.g. SMS_FLASH_MESSAGE. The sender of an SMS has a field of its own.',
		},
		{ displayName: 'Property', name: 'property' },
		[
			textField('Name', 'name', 'Name of the setting, as the Sinch API documents it under channel properties', {
				required: true,
				placeholder: 'e.g. SMS_FLASH_MESSAGE',
			}),
			textField('Value', 'value', 'What it is to be for this message', { placeholder: 'e.g. true' }),
		],
		{ typeOptions: { multipleValues: true } },
	),
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
		...inBody('message_content_type'),
	},
	jsonField(
		'Conversation Metadata (JSON)',
		'conversationMetadata',
		'Data to keep with the conversation, e.g. { "ticket": 42 }; lost in DISPATCH mode without retention',
		inBody('conversation_metadata'),
	),
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
		...inBody('conversation_metadata_update_strategy'),
	},
	textField('Correlation ID', 'correlationId', 'ID of your own that comes back in callbacks; at most 128 characters', {
		...holdsOwnId,
		placeholder: 'e.g. order-1017',
		...inBody('correlation_id'),
	}),
	textField(
		'Message Metadata',
		'messageMetadata',
		'Text to keep with the message, which comes back in delivery reports; at most 1,024 characters. A message whose answer gets lost is found, and sent again if it is not there, only when this is empty or a JSON object.',
		{ placeholder: 'e.g. { "order": 1017 }', ...inBody('message_metadata') },
	),
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
		...inBody('processing_strategy'),
	},
	queue,
	...recognitionOptions('where Sinch stores no messages'),
	skipOptedOut,
	{
		displayName: 'Time to Live (Seconds)',
		name: 'ttl',
		type: 'number',
		typeOptions: { minValue: 3, numberPrecision: 0 },
		default: 86400,
		description: 'How long Sinch tries to deliver. After that the message is given up.',
		...inBody('ttl'),
	},
];

/** The sender of an SMS: the channel property SMS_SENDER (developers.sinch.com, Conversation API, SMS). */
export const smsSender = textField(
	'SMS Sender',
	'smsSender',
	'The sender that an SMS shows: a number of your service plan, a short code, or a name of at most 11 letters and digits. Left out, the sender of the app counts.',
	{ placeholder: 'e.g. +46701234567 or MyShop' },
);

/** The Options of an event. */
export const eventOptions: INodeProperties[] = [
	callbackUrl,
	{ ...channelPriority, description: 'The channel to use. Only the first one counts.' },
	textField('Event Metadata', 'eventMetadata', 'Text to keep with the event, which comes back in delivery reports', {
		placeholder: 'e.g. order-1017',
		...inBody('event_metadata'),
	}),
	queue,
];

/** The conversions of `eventOptions`. */
export const eventOptionConversions = { 'options.callbackUrl': toWebAddress };

/** The conversions of `sendOptions`. */
export const sendConversions = {
	'options.callbackUrl': toWebAddress,
	'options.conversationMetadata': toJsonObjectUpTo(2048),
	'options.correlationId': toTextUpTo(128),
	'options.messageMetadata': toTextUpTo(1024),
	'options.ttl': toDuration,
};

/** The call with those of `sendOptions` that need more than `routing`. Throws an InvalidInput for a wrong channel property. */
export function withSendOptions<P extends string>(call: Call<P>, values: Values): Call<P> {
	const { channelProperties, smsSender: sender } = optionsOf(values);
	const { channel_priority_order: order } = call.body;
	// An empty order would leave the message without a channel.
	const body = Array.isArray(order) && order.length === 0 ? omit(call.body, 'channel_priority_order') : call.body;
	return withBody({ ...call, body }, { channel_properties: channelPropertiesOf(channelProperties, sender) });
}
