import type { INodeParameters } from 'n8n-workflow';
import type { Conversation } from '@sinch/conversation';
import { byId } from '../../support/harness';
import type { World } from '../sinchSdk/world';
import { NUMBER, sms } from './sending';
import type { WireCase } from './wireCase';

const inPath = ({ conversationId }: World) => ({ conversationId: byId(conversationId) });

/** An update of a conversation. */
const update = (
	name: string,
	fields: INodeParameters,
	change: { body: Conversation.Conversation; mask: string[]; strategy?: 'MERGE_PATCH' | 'REPLACE' },
): WireCase => ({
	id: 'conversation:update',
	with: name,
	parameters: (world) => ({ ...inPath(world), ...fields }),
	sdk: (service, { conversationId }) =>
		service.conversation.update({
			conversation_id: conversationId,
			updateConversationRequestBody: change.body,
			update_mask: change.mask,
			...(change.strategy && { metadata_update_strategy: change.strategy }),
		}),
});

/** The operations of conversations. */
export const conversationCases: WireCase[] = [
	{
		id: 'conversation:create',
		parameters: ({ appId, contactId }) => ({ appId: byId(appId), contactId: byId(contactId) }),
		sdk: (service, { appId, contactId }) =>
			service.conversation.create({ createConversationRequestBody: { app_id: appId, contact_id: contactId } }),
	},
	{
		id: 'conversation:create',
		with: 'all fields',
		parameters: ({ appId, contactId }) => ({
			appId: byId(appId),
			contactId: byId(contactId),
			options: { active: true, activeChannel: 'SMS', correlationId: 't-42', metadata: '{ "ticket": 42 }' },
		}),
		sdk: (service, { appId, contactId }) =>
			service.conversation.create({
				createConversationRequestBody: {
					app_id: appId,
					contact_id: contactId,
					active: true,
					active_channel: 'SMS',
					correlation_id: 't-42',
					metadata_json: { ticket: 42 },
				},
			}),
	},
	{
		id: 'conversation:get',
		parameters: inPath,
		sdk: (service, { conversationId }) => service.conversation.get({ conversation_id: conversationId }),
	},
	{
		id: 'conversation:getAll',
		with: 'an app',
		parameters: ({ appId }) => ({ limit: 20, filters: { appId: byId(appId) } }),
		sdk: (service, { appId }) => service.conversation.list({ app_id: appId, page_size: 20 }),
	},
	{
		id: 'conversation:getAll',
		with: 'all filters',
		parameters: ({ appId, contactId }) => ({
			limit: 20,
			filters: { appId: byId(appId), contactId: byId(contactId), activeChannel: 'SMS', state: false },
		}),
		sdk: (service, { appId, contactId }) =>
			service.conversation.list({
				app_id: appId,
				contact_id: contactId,
				active_channel: 'SMS',
				only_active: false,
				page_size: 20,
			}),
	},
	{
		id: 'conversation:getRecent',
		parameters: ({ appId }) => ({ appId: byId(appId), limit: 10 }),
		sdk: (service, { appId }) => service.conversation.listRecent({ app_id: appId }),
	},
	{
		id: 'conversation:getRecent',
		with: 'all filters',
		parameters: ({ appId }) => ({ appId: byId(appId), limit: 50, onlyActive: true, order: 'ASC' }),
		sdk: (service, { appId }) =>
			service.conversation.listRecent({ app_id: appId, only_active: true, order: 'ASC', page_size: 50 }),
	},
	update('a state', { updateFields: { active: false } }, { body: { active: false }, mask: ['active'] }),
	update(
		'a channel and a correlation ID',
		{ updateFields: { activeChannel: 'WHATSAPP', correlationId: 't-42' } },
		{
			body: { active_channel: 'WHATSAPP', correlation_id: 't-42' },
			mask: ['active_channel', 'correlation_id'],
		},
	),
	update(
		'metadata to merge',
		{ updateFields: { metadata: '{ "ticket": 42 }', metadataStrategy: 'MERGE_PATCH' } },
		{ body: { metadata_json: { ticket: 42 } }, mask: ['metadata_json'], strategy: 'MERGE_PATCH' },
	),
	update(
		'metadata to replace',
		{ updateFields: { metadata: '{ "ticket": 42 }', metadataStrategy: 'REPLACE' } },
		{ body: { metadata_json: { ticket: 42 } }, mask: ['metadata_json'], strategy: 'REPLACE' },
	),
	update(
		'metadata that is cleared',
		{ clearFields: ['metadata'] },
		{ body: { metadata_json: {} }, mask: ['metadata_json'], strategy: 'REPLACE' },
	),
	{
		id: 'conversation:stop',
		parameters: inPath,
		sdk: (service, { conversationId }) => service.conversation.stopActive({ conversation_id: conversationId }),
	},
	{
		id: 'conversation:delete',
		parameters: (at) => ({ ...inPath(at), understandsFinal: true }),
		sdk: (service, { conversationId }) => service.conversation.delete({ conversation_id: conversationId }),
	},
	{
		id: 'conversation:injectMessage',
		with: 'a message of the app',
		parameters: (world) => ({
			...inPath(world),
			contactId: byId(world.contactId),
			acceptTime: world.past.toISOString(),
			identity: NUMBER,
			text: 'By phone',
			options: { messageMetadata: 'imported', senderId: 'MyShop' },
		}),
		sdk: (service, { conversationId, contactId, past }) =>
			service.conversation.injectMessage({
				conversation_id: conversationId,
				injectMessageRequestBody: {
					accept_time: past,
					channel_identity: sms,
					contact_id: contactId,
					direction: 'TO_CONTACT',
					app_message: { text_message: { text: 'By phone' } },
					metadata: 'imported',
					sender_id: 'MyShop',
				},
			}),
	},
	{
		id: 'conversation:injectMessage',
		with: 'a message of a contact on Messenger',
		parameters: (world) => ({
			...inPath(world),
			contactId: byId(world.contactId),
			acceptTime: world.past.toISOString(),
			direction: 'TO_APP',
			channel: 'MESSENGER',
			identity: '7746490198930851',
			identityAppId: byId(world.appId),
			text: 'By phone',
		}),
		sdk: (service, { conversationId, contactId, appId, past }) =>
			service.conversation.injectMessage({
				conversation_id: conversationId,
				injectMessageRequestBody: {
					accept_time: past,
					channel_identity: { channel: 'MESSENGER', identity: '7746490198930851', app_id: appId },
					contact_id: contactId,
					direction: 'TO_APP',
					contact_message: { text_message: { text: 'By phone' } },
				},
			}),
	},
	{
		id: 'conversation:injectEvent',
		parameters: (world) => ({ ...inPath(world), acceptTime: world.past.toISOString() }),
		sdk: (service, { conversationId, past }) =>
			service.conversation.injectEvent({
				conversation_id: conversationId,
				injectConversationEventRequestBody: { accept_time: past, app_event: { composing_event: {} } },
			}),
	},
];
