import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../../support/harness';
import { identities, recipient } from '../../support/sinch';
import { NUMBER, sendOf, sms, toNumber, URL, type SendOptions } from './sending';
import type { WireCase } from './wireCase';

/** A text with these Options to a phone number. */
const option = (name: string, options: INodeParameters, sent: SendOptions): WireCase => ({
	id: 'message:send',
	with: name,
	parameters: (world) => ({ ...toNumber(world), text: 'Hello', options }),
	sdk: (service, world) => sendOf(service, world, { text_message: { text: 'Hello' } }, sent),
});

/** Messages to other recipients, and with every one of the Options. */
export const optionCases: WireCase[] = [
	{
		id: 'message:send',
		with: 'a contact',
		parameters: ({ appId, contactId }) => ({
			appId: byId(appId),
			sendTo: byId(contactId),
			text: 'Hello',
		}),
		sdk: (service, { appId, contactId }) =>
			service.messages.sendTextMessage({
				sendMessageRequestBody: {
					app_id: appId,
					recipient: { contact_id: contactId },
					message: { text_message: { text: 'Hello' } },
				},
			}),
	},
	{
		id: 'message:send',
		with: 'fallback channels',
		parameters: ({ appId }) => ({
			appId: byId(appId),
			sendTo: recipient(NUMBER, 'WHATSAPP'),
			text: 'Hello',
			options: { fallbackChannels: identities(NUMBER) },
		}),
		sdk: (service, { appId }) =>
			service.messages.sendTextMessage({
				sendMessageRequestBody: {
					app_id: appId,
					recipient: { identified_by: { channel_identities: [{ channel: 'WHATSAPP', identity: NUMBER }, sms] } },
					message: { text_message: { text: 'Hello' } },
				},
			}),
	},
	option('a callback URL', { callbackUrl: URL }, { callback_url: URL }),
	option(
		'a channel priority',
		{ channelPriority: ['SMS', 'WHATSAPP'] },
		{ channel_priority_order: ['SMS', 'WHATSAPP'] },
	),
	option(
		'channel properties',
		{ channelProperties: { property: [{ name: 'SMS_SENDER', value: 'MyShop' }] } },
		{ channel_properties: { SMS_SENDER: 'MyShop' } },
	),
	{
		id: 'message:send',
		with: 'an SMS sender',
		parameters: (world) => ({ ...toNumber(world), text: 'Hello', options: { smsSender: 'MyShop' } }),
		sdk: (service, { appId, recipient }) =>
			service.messages.sendTextMessage({
				sendMessageRequestBody: {
					app_id: appId,
					recipient,
					message: { text_message: { text: 'Hello' } },
					channel_properties: { SMS_SENDER: 'MyShop' },
				},
			}),
	},
	option('a content type', { contentType: 'CONTENT_MARKETING' }, { message_content_type: 'CONTENT_MARKETING' }),
	option(
		'conversation metadata',
		{ conversationMetadata: '{ "ticket": 42 }', metadataStrategy: 'MERGE_PATCH' },
		{ conversation_metadata: { ticket: 42 }, conversation_metadata_update_strategy: 'MERGE_PATCH' },
	),
	option('a correlation ID', { correlationId: 'order-1017' }, { correlation_id: 'order-1017' }),
	option('message metadata', { messageMetadata: 'order-1017' }, { message_metadata: 'order-1017' }),
	option('a processing strategy', { processingStrategy: 'DISPATCH_ONLY' }, { processing_strategy: 'DISPATCH_ONLY' }),
	option('a queue', { queue: 'HIGH_PRIORITY' }, { queue: 'HIGH_PRIORITY' }),
	option('a time to live', { ttl: 3600 }, { ttl: 3600 }),
];
