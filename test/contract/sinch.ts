import { SinchConversationPollingTrigger } from '../../nodes/Sinch/SinchConversationPollingTrigger.node';
import { SinchConversationTrigger } from '../../nodes/Sinch/SinchConversationTrigger.node';
import { routes } from '../../nodes/Sinch/routes';
import type { SinchSandbox } from '../../sandbox';
import { appNamed, recipient, sinchFixture } from '../support/sinch';
import { hostTrigger } from '../support/trigger';
import { by, byId } from '../support/harness';
import type { Manifest } from './manifest';

// Within the last 30 days, and the same for every call, so that two requests can be compared.
let acceptTime: string | undefined;

function samples({ store }: SinchSandbox) {
	acceptTime ??= new Date(Date.now() - 3_600_000).toISOString();
	const [app] = store.apps;
	const [contact, other] = store.contacts;
	const [conversation] = store.conversations;
	const [message] = store.messages;
	if (!app || !contact || !other || !conversation || !message) throw new Error('The sandbox is empty');
	const [event] = store.events;
	const appId = byId(app.id);
	const contactId = byId(contact.id);
	const inPath = { conversationId: byId(conversation.id) };
	const identities = { identity: [{ channel: 'SMS', identity: '+46701234567' }] };
	const known = contact.channel_identities.map(({ channel, identity }) => ({ channel, identity }));
	const toContact = { appId, sendTo: contactId };
	const toNumber = { appId, sendTo: recipient('+46701234567') };
	const whatsAppTemplate = { whatsAppTemplate: by('name', 'greeting'), templateLanguage: by('code', 'en_US') };
	const omniTemplate = {
		templateOf: 'omni',
		omniTemplate: byId('order_shipped'),
		omniValues: { mappingMode: 'defineBelow', value: { name: 'Noor' } },
	};
	return {
		'app:get': [{ appId }],
		'app:getAll': [{}],
		'contact:create': [{ identities }],
		'contact:delete': [{ contactId, understandsFinal: true }],
		'contact:get': [{ contactId }],
		'contact:getAll': [{ limit: 5 }],
		'contact:getConsents': [{ appId, consentIdentity: '+15550101000' }],
		'contact:getOptOuts': [{ appId, limit: 5 }],
		'contact:getChannelProfile': [{ appId, person: contactId, profileChannel: 'LINE' }],
		'contact:merge': [{ destinationId: contactId, sourceId: byId(other.id), understandsFinal: true }],
		'contact:update': [{ contactId, updateFields: { displayName: 'Noor' } }],
		'contact:createOrUpdate': [{ identities }, { identities: { identity: known }, displayName: 'Noor' }],
		'conversation:create': [{ appId, contactId }],
		'conversation:delete': [{ ...inPath, understandsFinal: true }],
		'conversation:get': [inPath],
		'conversation:getAll': [{ limit: 5, filters: { appId } }],
		'conversation:getRecent': [{ limit: 5, appId }],
		'conversation:injectEvent': [{ ...inPath, acceptTime }],
		'conversation:injectMessage': [{ ...inPath, contactId, acceptTime, identity: '+46701234567', text: 'Hello' }],
		'conversation:stop': [inPath],
		'conversation:update': [{ ...inPath, updateFields: { active: false } }],
		'event:delete': [{ eventId: event?.id ?? '', understandsFinal: true }],
		'event:get': [{ eventId: event?.id ?? '' }],
		'event:getAll': [{ filters: { contactId: byId(event?.contact_id ?? '') } }],
		'event:send': [toContact],
		'message:delete': [{ messageId: message.id, understandsFinal: true }],
		'message:get': [{ messageId: message.id }],
		'message:getAll': [{ limit: 5 }],
		'message:getLatest': [{ appId, latestBy: 'contact', latestContactId: contactId }],
		'message:send': [
			{ ...toNumber, text: 'Hello' },
			{ ...toContact, text: 'Hello', options: { skipOptedOut: true } },
			{ ...toNumber, text: 'Hello again', skipIfSent: true },
			{ ...toNumber, messageType: 'template', ...whatsAppTemplate },
			{ ...toNumber, messageType: 'template', ...omniTemplate },
		],
		'message:updateMetadata': [{ messageId: message.id, metadata: 'seen' }],
	};
}

/** Activated, its secret changed by hand, activated again, deactivated. */
async function live(sandbox: SinchSandbox): Promise<void> {
	const fixture = sinchFixture('basic');
	const setup = {
		node: new SinchConversationTrigger(),
		credentialTypes: [fixture.credentialType],
		credentials: fixture.credentials(sandbox),
	};
	const [app] = sandbox.store.apps;
	const host = await hostTrigger(setup, { appId: byId(app?.id ?? ''), triggers: ['MESSAGE_INBOUND'] });
	await host.activate();
	for (const webhook of sandbox.store.webhooks) webhook.secret = 'another';
	await host.activate();
	await host.deactivate();
	await host.close();
}

/** Lets the polling trigger poll twice, with all events. */
async function livePolling(sandbox: SinchSandbox): Promise<void> {
	const fixture = sinchFixture('basic');
	const setup = {
		node: new SinchConversationPollingTrigger(),
		credentialTypes: [fixture.credentialType],
		credentials: fixture.credentials(sandbox),
	};
	const appId = appNamed(sandbox, 'Customer care');
	const triggers = ['MESSAGE_DELIVERY', 'MESSAGE_INBOUND'];
	const host = await hostTrigger(setup, { appId: byId(appId), triggers });
	try {
		await host.poll();
		sandbox.personSays({ appId, from: '+46701234567', text: 'Hello' });
		expect(await host.poll()).toHaveLength(1);
	} finally {
		await host.close();
	}
}

const NO_OPERATION = "the contract has it for Sinch's own SDK, which tests the sandbox; the node does not offer it";
const NOT_IN_RUN = 'the list behind the picker of templates; the run reads one template';

/** Sinch: what is pinned. */
export const sinchManifest: Manifest<SinchSandbox> = {
	fixture: sinchFixture('basic'),
	contract: 'sinch.openapi.yaml',
	ids: [
		'app:get',
		'app:getAll',
		'contact:create',
		'contact:createOrUpdate',
		'contact:delete',
		'contact:get',
		'contact:getAll',
		'contact:getChannelProfile',
		'contact:getConsents',
		'contact:getOptOuts',
		'contact:merge',
		'contact:update',
		'conversation:create',
		'conversation:delete',
		'conversation:get',
		'conversation:getAll',
		'conversation:getRecent',
		'conversation:injectEvent',
		'conversation:injectMessage',
		'conversation:stop',
		'conversation:update',
		'event:delete',
		'event:get',
		'event:getAll',
		'event:send',
		'message:delete',
		'message:get',
		'message:getAll',
		'message:getLatest',
		'message:send',
		'message:updateMetadata',
	],
	excluded: {
		'GET /v1/projects/{project_id}/contacts:identityConflicts': NO_OPERATION,
		'GET /v1/projects/{project_id}/settings': NO_OPERATION,
		'GET /v2/projects/{project_id}/templates': NOT_IN_RUN,
		'GET /v2/projects/{project_id}/templates/{template_id}/translations': 'the template has its translations',
		'POST /v1/projects/{project_id}/capability:query': NO_OPERATION,
		'POST /v1/projects/{project_id}/messages:transcode': NO_OPERATION,
		'GET /v1/projects/{project_id}/webhooks/{webhook_id}': 'the list of an app says the same of all its webhooks',
	},
	triggers: {
		routes: [
			...[routes.createWebhook, routes.deleteWebhook, routes.listWebhooks, routes.updateWebhook],
			...[routes.getApp, routes.listMessages],
		],
		live: async (sandbox) => {
			await live(sandbox);
			await livePolling(sandbox);
		},
	},
	samples,
};
