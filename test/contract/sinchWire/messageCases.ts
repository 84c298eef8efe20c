import type { Conversation } from '@sinch/conversation';
import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../../support/harness';
import { at } from '../../support/sinch';
import { toNumber, URL } from './sending';
import type { WireCase } from './wireCase';

type ListQuery = Omit<Conversation.ListMessagesRequestData, 'page_size'>;

/** A list of messages with these filters. */
const list = (name: string, filters: INodeParameters, query: ListQuery): WireCase => ({
	id: 'message:getAll',
	with: name,
	parameters: () => ({ limit: 1000, filters }),
	sdk: (service) => service.messages.list({ ...query, page_size: 1000 }),
});

/** An event to a phone number. */
const event = (eventType: string, parameters: INodeParameters, expected: Conversation.AppEvent): WireCase => ({
	id: 'event:send',
	with: eventType,
	parameters: (world) => ({ ...toNumber(world), eventType, ...parameters }),
	sdk: (service, { appId, recipient }) =>
		service.events.send({ sendEventRequestBody: { app_id: appId, recipient, event: expected } }),
});

const agent = { agentName: 'Noor', agentType: 'HUMAN' };

/** The operations of stored messages and of events. */
export const messageCases: WireCase[] = [
	{
		id: 'message:get',
		parameters: ({ messageId }) => ({ messageId }),
		sdk: (service, { messageId }) => service.messages.get({ message_id: messageId }),
	},
	{
		id: 'message:updateMetadata',
		parameters: ({ messageId }) => ({ messageId, metadata: 'seen' }),
		sdk: (service, { messageId }) =>
			service.messages.update({ message_id: messageId, updateMessageRequestBody: { metadata: 'seen' } }),
	},
	{
		id: 'message:updateMetadata',
		with: 'metadata that is cleared',
		parameters: ({ messageId }) => ({ messageId, clearMetadata: true }),
		sdk: (service, { messageId }) =>
			service.messages.update({ message_id: messageId, updateMessageRequestBody: { metadata: '' } }),
	},
	{
		id: 'message:delete',
		parameters: ({ messageId }) => ({ messageId, understandsFinal: true }),
		sdk: (service, { messageId }) => service.messages.delete({ message_id: messageId }),
	},
	list('no filter', {}, {}),
	list('a channel and a direction', { channel: 'SMS', direction: 'TO_APP' }, { channel: 'SMS', direction: 'TO_APP' }),
	list('a channel identity', { channelIdentity: '+15550101000' }, { channel_identity: '+15550101000' }),
	list(
		'a time span',
		{ since: '2026-03-02T09:00:00Z', until: '2026-03-03T09:00:00Z' },
		{ start_time: new Date('2026-03-02T09:00:00Z'), end_time: new Date('2026-03-03T09:00:00Z') },
	),
	list(
		'messages of people in dispatch mode',
		{ messagesSource: 'DISPATCH_SOURCE', onlyFromPeople: true },
		{ messages_source: 'DISPATCH_SOURCE', only_recipient_originated: true },
	),
	{
		id: 'message:getAll',
		with: 'an app, a contact and a conversation, without metadata',
		parameters: ({ appId, contactId, conversationId }) => ({
			limit: 1000,
			view: 'WITHOUT_METADATA',
			filters: { appId: byId(appId), contactId: byId(contactId), conversationId: byId(conversationId) },
		}),
		sdk: (service, { appId, contactId, conversationId }) =>
			service.messages.list({
				app_id: appId,
				contact_id: contactId,
				conversation_id: conversationId,
				view: 'WITHOUT_METADATA',
				page_size: 1000,
			}),
	},
	{
		id: 'message:getLatest',
		with: 'a phone number',
		parameters: ({ appId }) => ({ appId: byId(appId), latestIdentity: '+15550101000' }),
		sdk: (service, { appId }) =>
			service.messages.listLastMessagesByChannelIdentity({
				listLastMessagesByChannelIdentityRequestBody: {
					app_id: appId,
					messages_source: 'CONVERSATION_SOURCE',
					channel_identities: ['+15550101000', '15550101000'],
					page_size: 1000,
				},
			}),
	},
	{
		id: 'message:getLatest',
		with: 'a contact',
		parameters: ({ appId, contactId }) => ({
			appId: byId(appId),
			latestBy: 'contact',
			latestContactId: byId(contactId),
		}),
		sdk: (service, { appId, contactId }) =>
			service.messages.listLastMessagesByChannelIdentity({
				listLastMessagesByChannelIdentityRequestBody: {
					app_id: appId,
					messages_source: 'CONVERSATION_SOURCE',
					contact_ids: [contactId],
					page_size: 1000,
				},
			}),
	},
	event('composing_event', {}, { composing_event: {} }),
	event('composing_end_event', {}, { composing_end_event: {} }),
	event('comment_reply_event', { commentText: 'Thanks' }, { comment_reply_event: { text: 'Thanks' } }),
	event('agent_joined_event', agent, { agent_joined_event: { agent: { display_name: 'Noor', type: 'HUMAN' } } }),
	event('agent_left_event', agent, { agent_left_event: { agent: { display_name: 'Noor', type: 'HUMAN' } } }),
	event('generic_event', { payload: '{ "step": "paid" }' }, { generic_event: { payload: { step: 'paid' } } }),
	{
		id: 'event:send',
		with: 'all options',
		parameters: (world) => ({
			...toNumber(world),
			options: { callbackUrl: URL, channelPriority: ['SMS'], eventMetadata: 'e-1', queue: 'HIGH_PRIORITY' },
		}),
		sdk: (service, { appId, recipient }) =>
			service.events.send({
				sendEventRequestBody: {
					app_id: appId,
					recipient,
					event: { composing_event: {} },
					callback_url: URL,
					channel_priority_order: ['SMS'],
					event_metadata: 'e-1',
					queue: 'HIGH_PRIORITY',
				},
			}),
	},
	{
		id: 'event:send',
		with: 'a contact',
		parameters: ({ appId, contactId }) => ({
			appId: byId(appId),
			sendTo: byId(contactId),
		}),
		sdk: (service, { appId, contactId }) =>
			service.events.send({
				sendEventRequestBody: { app_id: appId, recipient: { contact_id: contactId }, event: { composing_event: {} } },
			}),
	},
	{
		id: 'event:get',
		parameters: ({ eventId }) => ({ eventId }),
		sdk: (service, { eventId }) => service.events.get({ event_id: eventId }),
	},
	{
		id: 'event:getAll',
		parameters: ({ sandbox }) => ({ limit: 20, filters: { contactId: byId(at(sandbox.store.events, 0).contact_id) } }),
		sdk: (service, { sandbox }) =>
			service.events.list({ contact_id: at(sandbox.store.events, 0).contact_id, page_size: 20 }),
	},
	{
		id: 'event:delete',
		parameters: ({ eventId }) => ({ eventId, understandsFinal: true }),
		sdk: (service, { eventId }) => service.events.delete({ event_id: eventId }),
	},
];
