import { at } from '../../support/sinch';
import { allOf, pagesOf } from '../../support/sinchSdk';
import { addIdentityConflicts, text, type World } from './world';

type Check = (world: World) => Promise<void>;

const ids = (records: Array<{ id?: string }>) => records.map(({ id }) => id);
const identity = { channel: 'SMS' as const, identity: '+46701234567' };
const target = 'https://example.com/hook';

/** The methods about apps, contacts, consents, settings, templates and webhooks. */
export const recordMethods: Record<string, Check> = {
	'app.list': async ({ service, sandbox }) => {
		expect(ids((await service.app.list({})).apps ?? [])).toEqual(ids(sandbox.store.apps));
	},
	'app.get': async ({ service, appId }) => {
		expect(await service.app.get({ app_id: appId })).toMatchObject({ id: appId });
	},

	'consents.listIdentities': async ({ service, appId }) => {
		const list = () => service.consents.listIdentities({ app_id: appId, list_type: 'OPT_OUT_ALL', page_size: 5 });
		const { records, pages } = await pagesOf(list());
		expect(new Set(records.map((record) => record.identity)).size).toBe(records.length);
		expect([records.length, pages]).toEqual([12, 3]);
		expect(await allOf(list())).toEqual(records);
	},
	'consents.listAuditRecords': async ({ service, sandbox, appId }) => {
		const { identity: number } = at(sandbox.store.consents, -1);
		const answer = await service.consents.listAuditRecords({ app_id: appId, identity: `+${number}` });
		expect(answer.audit_records?.map(({ operation }) => operation)).toEqual(['OPERATION_INSERT', 'OPERATION_DELETE']);
		expect(answer.identity).toEqual({ identity: number });
	},

	'contact.create': async ({ service, sandbox }) => {
		const body = { channel_identities: [identity], language: 'EN_US' as const, display_name: 'Noor' };
		const { id } = await service.contact.create({ contactCreateRequestBody: body });
		expect(at(sandbox.store.contacts, -1)).toMatchObject({ id, display_name: 'Noor' });
	},
	'contact.get': async ({ service, contactId }) => {
		expect(await service.contact.get({ contact_id: contactId })).toMatchObject({ id: contactId });
	},
	'contact.list': async ({ service, sandbox }) => {
		const { records, pages } = await pagesOf(service.contact.list({ page_size: 20 }));
		expect(ids(records)).toEqual(ids(sandbox.store.contacts));
		expect(pages).toBe(8);
		expect(ids(await allOf(service.contact.list({ page_size: 20 })))).toEqual(ids(records));
	},
	'contact.listIdentityConflicts': async (world) => {
		const count = await addIdentityConflicts(world, 7);
		const { records, pages } = await pagesOf(world.service.contact.listIdentityConflicts({ page_size: 3 }));
		expect([records.length, pages]).toEqual([count, 3]);
		expect(records.every(({ contact_ids }) => contact_ids?.length === 2)).toBe(true);
		expect(await allOf(world.service.contact.listIdentityConflicts({ page_size: 3 }))).toEqual(records);
	},
	'contact.update': async ({ service, contactId }) => {
		const answer = await service.contact.update({
			contact_id: contactId,
			updateContactRequestBody: { display_name: 'Noor', email: 'noor@example.com' },
			update_mask: ['display_name', 'email'],
		});
		expect(answer).toMatchObject({ id: contactId, display_name: 'Noor', email: 'noor@example.com' });
	},
	'contact.delete': async ({ service, sandbox, contactId }) => {
		await service.contact.delete({ contact_id: contactId });
		expect(ids(sandbox.store.contacts)).not.toContain(contactId);
	},
	'contact.mergeContact': async ({ service, sandbox, contactId }) => {
		const { id } = at(sandbox.store.contacts, 1);
		const body = { source_id: id, strategy: 'MERGE' as const };
		const answer = await service.contact.mergeContact({ destination_id: contactId, mergeContactRequestBody: body });
		expect(answer).toMatchObject({ id: contactId });
		expect(ids(sandbox.store.contacts)).not.toContain(id);
	},
	'contact.getChannelProfile': async ({ service, appId, contactId }) => {
		const body = { app_id: appId, channel: 'LINE' as const, recipient: { contact_id: contactId } };
		const { profile_name } = await service.contact.getChannelProfile({ getChannelProfileRequestBody: body });
		expect(profile_name).not.toBe('');
	},

	'projectSettings.get': async ({ service, sandbox }) => {
		const { project_id, settings } = await service.projectSettings.get({});
		expect(project_id).toBe(sandbox.credentials.projectId);
		expect(settings).toEqual({ contact_settings: { unified_contact_id_enabled: false } });
	},

	'templatesV2.list': async ({ service, sandbox }) => {
		expect(ids((await service.templatesV2.list({})).templates ?? [])).toEqual(ids(sandbox.store.templates));
	},
	'templatesV2.get': async ({ service }) => {
		const template = await service.templatesV2.get({ template_id: 'order_shipped' });
		expect(template.translations?.map(({ language_code }) => language_code)).toEqual(['en-US', 'sv-SE']);
	},
	'templatesV2.listTranslations': async ({ service }) => {
		const query = { template_id: 'order_shipped', language_code: 'sv-SE', translation_version: '1' };
		const { translations } = await service.templatesV2.listTranslations(query);
		expect(translations?.map(({ language_code }) => language_code)).toEqual(['sv-SE']);
	},

	'webhooks.create': async ({ service, sandbox, appId }) => {
		const body = { app_id: appId, target, target_type: 'HTTP' as const, triggers: ['MESSAGE_INBOUND' as const] };
		const { id } = await service.webhooks.create({ webhookCreateRequestBody: body });
		expect(at(sandbox.store.webhooks, 0)).toMatchObject({ id, target });
	},
	'webhooks.get': async ({ service, appId }) => {
		const { id = '' } = await service.webhooks.create({
			webhookCreateRequestBody: { app_id: appId, target, triggers: [] },
		});
		expect(await service.webhooks.get({ webhook_id: id })).toMatchObject({ id, target });
	},
	'webhooks.list': async ({ service, appId }) => {
		const { id } = await service.webhooks.create({ webhookCreateRequestBody: { app_id: appId, target, triggers: [] } });
		expect(ids((await service.webhooks.list({ app_id: appId })).webhooks ?? [])).toEqual([id]);
	},
	'webhooks.update': async ({ service, sandbox, appId }) => {
		const { id = '' } = await service.webhooks.create({
			webhookCreateRequestBody: { app_id: appId, target, triggers: [] },
		});
		const body = { target: 'https://example.com/other', triggers: ['OPT_OUT' as const] };
		await service.webhooks.update({
			webhook_id: id,
			webhookUpdateRequestBody: body,
			update_mask: ['target', 'triggers'],
		});
		expect(at(sandbox.store.webhooks, 0)).toMatchObject(body);
	},
	'webhooks.delete': async ({ service, sandbox, appId }) => {
		const { id = '' } = await service.webhooks.create({
			webhookCreateRequestBody: { app_id: appId, target, triggers: [] },
		});
		await service.webhooks.delete({ webhook_id: id });
		expect(sandbox.store.webhooks).toEqual([]);
	},

	'conversation.create': async ({ service, sandbox, appId, contactId }) => {
		const body = { app_id: appId, contact_id: contactId, active: true, metadata_json: { ticket: 42 } };
		const { id } = await service.conversation.create({ createConversationRequestBody: body });
		expect(at(sandbox.store.conversations, -1)).toMatchObject({ id, ...body });
	},
	'conversation.get': async ({ service, conversationId }) => {
		expect(await service.conversation.get({ conversation_id: conversationId })).toMatchObject({ id: conversationId });
	},
	'conversation.list': async ({ service, sandbox, appId }) => {
		const list = () => service.conversation.list({ app_id: appId, only_active: true, page_size: 20 });
		const active = sandbox.store.conversations.filter((conversation) => conversation.active);
		const { records, pages } = await pagesOf(list());
		expect(ids(records)).toEqual(ids(active));
		expect(pages).toBe(8);
		expect(ids(await allOf(list()))).toEqual(ids(records));
	},
	'conversation.listRecent': async ({ service, appId }) => {
		// The SDK adds page_size=10, without which the service answers an empty list.
		const { records, pages } = await pagesOf(service.conversation.listRecent({ app_id: appId }));
		expect(new Set(records.map(({ conversation }) => conversation?.id)).size).toBe(200);
		expect(pages).toBe(20);
		const ascending = await allOf(service.conversation.listRecent({ app_id: appId, page_size: 50, order: 'ASC' }));
		expect(ascending.map(({ conversation }) => conversation?.id).reverse()).toEqual(
			records.map(({ conversation }) => conversation?.id),
		);
	},
	'conversation.update': async ({ service, conversationId }) => {
		const answer = await service.conversation.update({
			conversation_id: conversationId,
			updateConversationRequestBody: { metadata_json: { ticket: 7 } },
			update_mask: ['metadata_json'],
		});
		expect(answer).toMatchObject({ id: conversationId, metadata_json: { ticket: 7 } });
	},
	'conversation.stopActive': async ({ service, sandbox, conversationId }) => {
		await service.conversation.stopActive({ conversation_id: conversationId });
		expect(at(sandbox.store.conversations, -1).active).toBe(false);
	},
	'conversation.delete': async ({ service, sandbox, conversationId }) => {
		await service.conversation.delete({ conversation_id: conversationId });
		expect(ids(sandbox.store.conversations)).not.toContain(conversationId);
	},
	'conversation.injectMessage': async ({ service, sandbox, conversationId, contactId, past }) => {
		await service.conversation.injectMessage({
			conversation_id: conversationId,
			injectMessageRequestBody: {
				accept_time: past,
				channel_identity: identity,
				contact_id: contactId,
				direction: 'TO_CONTACT',
				app_message: text('By phone'),
			},
		});
		expect(at(sandbox.store.messages, -1)).toMatchObject({ injected: true, app_message: text('By phone') });
	},
	'conversation.injectEvent': async ({ service, sandbox, conversationId, past }) => {
		const { event_id } = await service.conversation.injectEvent({
			conversation_id: conversationId,
			injectConversationEventRequestBody: { accept_time: past, app_event: { composing_event: {} } },
		});
		expect(at(sandbox.store.events, -1).id).toBe(event_id);
	},
};
