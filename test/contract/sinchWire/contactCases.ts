import { byId } from '../../support/harness';
import { at, identities, recipient } from '../../support/sinch';
import { NUMBER, sms } from './sending';
import type { WireCase } from './wireCase';

const messenger = { channel: 'MESSENGER' as const, identity: '7746490198930851' };

/** The operations of contacts and of apps. */
export const contactCases: WireCase[] = [
	{ id: 'app:getAll', parameters: () => ({}), sdk: (service) => service.app.list({}) },
	{
		id: 'app:get',
		parameters: ({ appId }) => ({ appId: byId(appId) }),
		sdk: (service, { appId }) => service.app.get({ app_id: appId }),
	},
	{
		id: 'contact:create',
		parameters: () => ({ identities: identities(NUMBER), language: 'EN_US' }),
		sdk: (service) =>
			service.contact.create({ contactCreateRequestBody: { channel_identities: [sms], language: 'EN_US' } }),
	},
	{
		id: 'contact:create',
		with: 'all fields',
		parameters: ({ appId }) => ({
			identities: identities(NUMBER, { ...messenger, appId }),
			language: 'SV',
			displayName: 'Noor',
			options: {
				channelPriority: ['SMS', 'MESSENGER'],
				email: 'noor@example.com',
				externalId: 'crm-1',
				metadata: 'spring fair',
			},
		}),
		sdk: (service, { appId }) =>
			service.contact.create({
				contactCreateRequestBody: {
					channel_identities: [sms, { ...messenger, app_id: appId }],
					language: 'SV',
					channel_priority: ['SMS', 'MESSENGER'],
					display_name: 'Noor',
					email: 'noor@example.com',
					external_id: 'crm-1',
					metadata: 'spring fair',
				},
			}),
	},
	{
		id: 'contact:createOrUpdate',
		with: 'a new contact',
		parameters: () => ({ identities: identities(NUMBER), languageIfNew: 'EN_US' }),
		sdk: (service) =>
			service.contact.create({ contactCreateRequestBody: { channel_identities: [sms], language: 'EN_US' } }),
	},
	{
		id: 'contact:get',
		parameters: ({ contactId }) => ({ contactId: byId(contactId) }),
		sdk: (service, { contactId }) => service.contact.get({ contact_id: contactId }),
	},
	{
		id: 'contact:getConsents',
		// The SDK puts the identity into the path as it is given.
		parameters: ({ appId }) => ({ appId: byId(appId), consentIdentity: '15550101000' }),
		sdk: (service, { appId }) => service.consents.listAuditRecords({ app_id: appId, identity: '15550101000' }),
	},
	{
		id: 'contact:getOptOuts',
		parameters: ({ appId }) => ({ appId: byId(appId), optOutList: 'OPT_OUT_MARKETING', limit: 50 }),
		sdk: (service, { appId }) =>
			service.consents.listIdentities({ app_id: appId, list_type: 'OPT_OUT_MARKETING', page_size: 50 }),
	},
	{
		id: 'contact:getAll',
		with: 'a whole page',
		parameters: () => ({ limit: 20 }),
		sdk: (service) => service.contact.list({ page_size: 20 }),
	},
	{
		id: 'contact:getAll',
		with: 'an external ID',
		parameters: () => ({ limit: 20, filters: { externalId: 'crm-1000' } }),
		sdk: (service) => service.contact.list({ page_size: 20, external_id: 'crm-1000' }),
	},
	{
		id: 'contact:getAll',
		with: 'an identity that is no number',
		parameters: () => ({ limit: 20, filters: { channel: 'MESSENGER', identity: messenger.identity } }),
		sdk: (service) => service.contact.list({ page_size: 20, ...messenger }),
	},
	{
		id: 'contact:getAll',
		with: 'a phone number',
		parameters: () => ({ limit: 20, filters: { channel: 'SMS', identity: '+15550101000' } }),
		sdk: (service) => service.contact.list({ page_size: 20, channel: 'SMS', identity: '+15550101000' }),
	},
	{
		id: 'contact:update',
		parameters: ({ contactId }) => ({
			contactId: byId(contactId),
			updateFields: { displayName: 'Noor', language: 'SV' },
		}),
		sdk: (service, { contactId }) =>
			service.contact.update({
				contact_id: contactId,
				updateContactRequestBody: { display_name: 'Noor', language: 'SV' },
				update_mask: ['display_name', 'language'],
			}),
	},
	{
		id: 'contact:update',
		with: 'all fields',
		parameters: ({ contactId }) => ({
			contactId: byId(contactId),
			updateFields: {
				identities: identities(NUMBER),
				channelPriority: ['SMS'],
				displayName: 'Noor',
				email: 'noor@example.com',
				externalId: 'crm-1',
				language: 'SV',
				metadata: 'spring fair',
			},
		}),
		sdk: (service, { contactId }) =>
			service.contact.update({
				contact_id: contactId,
				updateContactRequestBody: {
					channel_identities: [sms],
					channel_priority: ['SMS'],
					display_name: 'Noor',
					email: 'noor@example.com',
					external_id: 'crm-1',
					language: 'SV',
					metadata: 'spring fair',
				},
				update_mask: [
					'channel_identities',
					'channel_priority',
					'display_name',
					'email',
					'external_id',
					'language',
					'metadata',
				],
			}),
	},
	{
		id: 'contact:update',
		with: 'metadata that is cleared',
		parameters: ({ contactId }) => ({ contactId: byId(contactId), clearFields: ['metadata'] }),
		sdk: (service, { contactId }) =>
			service.contact.update({
				contact_id: contactId,
				updateContactRequestBody: { metadata: '' },
				update_mask: ['metadata'],
			}),
	},
	{
		id: 'contact:delete',
		parameters: ({ contactId }) => ({ contactId: byId(contactId), understandsFinal: true }),
		sdk: (service, { contactId }) => service.contact.delete({ contact_id: contactId }),
	},
	{
		id: 'contact:merge',
		parameters: ({ contactId, sandbox }) => ({
			destinationId: byId(contactId),
			sourceId: byId(at(sandbox.store.contacts, 1).id),
			understandsFinal: true,
		}),
		sdk: (service, { contactId, sandbox }) =>
			service.contact.mergeContact({
				destination_id: contactId,
				mergeContactRequestBody: { source_id: at(sandbox.store.contacts, 1).id, strategy: 'MERGE' },
			}),
	},
	{
		id: 'contact:getChannelProfile',
		with: 'a contact',
		parameters: ({ appId, contactId }) => ({
			appId: byId(appId),
			person: byId(contactId),
			profileChannel: 'LINE',
		}),
		sdk: (service, { appId, contactId }) =>
			service.contact.getChannelProfile({
				getChannelProfileRequestBody: { app_id: appId, recipient: { contact_id: contactId }, channel: 'LINE' },
			}),
	},
	{
		id: 'contact:getChannelProfile',
		with: 'a channel identity',
		parameters: ({ appId }) => ({
			appId: byId(appId),
			person: recipient(messenger.identity, messenger.channel),
			profileChannel: 'MESSENGER',
		}),
		sdk: (service, { appId }) =>
			service.contact.getChannelProfile({
				getChannelProfileRequestBody: {
					app_id: appId,
					recipient: { identified_by: { channel_identities: [messenger] } },
					channel: 'MESSENGER',
				},
			}),
	},
];
