import { routes } from '../../nodes/Chatwoot/routes';
import type { ChatwootSandbox } from '../../sandbox';
import { chatwootCast } from '../support/chatwoot';
import { triggerSetup } from '../support/chatwootTrigger';
import { hostTrigger } from '../support/trigger';
import { byId } from '../support/harness';
import type { Manifest } from './manifest';

const CLIENT = 'the public API has a node of its own: Chatwoot Client';

function samples({ store }: ChatwootSandbox) {
	const [contact] = store.contacts;
	const open = store.conversations.find(({ status }) => status === 'open');
	const message = open && store.messagesOf(open.id)[0];
	if (!contact || !open || !message) throw new Error('The sandbox is empty');
	const conversation_id = byId(String(open.id));
	const contact_id = byId(String(contact.id));
	const inboxId = byId('7');
	const someone = { contactBy: 'email', email: 'someone.new@example.com' };
	const known = { contactBy: 'phone_number', phoneNumber: contact.phoneNumber };
	return {
		'contact:create': [{ inboxId, createFields: { name: 'Ada', email: 'ada@example.com' } }],
		'contact:get': [{ contact_id }],
		'contact:getAll': [{ limit: 5 }],
		'contact:getConversations': [{ contact_id }],
		'contact:search': [{ q: 'contact00', limit: 5 }],
		'contact:update': [{ contact_id, updateFields: { name: 'Renamed' } }],
		'contact:upsert': [
			{ ...known, updateFields: { name: 'Renamed' } },
			{ ...someone, updateFields: { name: 'Ada' } },
		],
		'conversation:addLabels': [{ conversation_id, labels: ['lead'] }],
		'conversation:assign': [{ conversation_id, assignTo: 'agent', agentId: byId('3') }],
		'conversation:create': [{ inboxId, contactId: contact_id }],
		'conversation:filter': [
			{ conditions: { condition: [{ field: 'status', operator: 'equal_to', value: 'open' }] }, limit: 5 },
		],
		'conversation:get': [{ conversation_id }],
		'conversation:getAll': [{ limit: 5 }],
		'conversation:getCounts': [{}],
		'conversation:removeLabels': [{ conversation_id, labels: ['vip'] }],
		'conversation:setCustomAttributes': [
			{ conversation_id, customAttributes: { attribute: [{ key: 'order', value: 'A-1' }] } },
		],
		'conversation:setLabels': [{ conversation_id, labels: ['lead', 'vip'] }],
		'conversation:setPriority': [{ conversation_id, priority: 'urgent' }],
		'conversation:setStatus': [{ conversation_id, status: 'resolved' }],
		'message:delete': [{ conversation_id, message_id: String(message.id) }],
		'message:getAll': [{ conversation_id, limit: 5 }],
		'message:send': [
			{ conversation_id, text: 'Hello' },
			{ conversation_id, text: 'Hello again', sendOptions: { skipIfSent: true } },
		],
		'message:sendToContact': [
			{ inboxId, ...known, text: 'Hello', conversationChoice: 'reopenLast' },
			{ inboxId, ...someone, text: 'Hello', sendOptions: { skipIfSent: true } },
			{ inboxId, ...known, text: 'Hello again', sendOptions: { skipIfSent: true } },
		],
	};
}

/** Registers a webhook, finds it again with other events, removes it; then checks an inbox that calls a pasted URL. */
async function live(sandbox: ChatwootSandbox): Promise<void> {
	const host = await hostTrigger(triggerSetup(sandbox));
	try {
		await host.activate();
		Object.assign(sandbox.store.webhooks[0] ?? {}, { subscriptions: ['contact_created'] });
		await host.activate();
		await host.deactivate();
	} finally {
		await host.close();
	}
	const pasted = await hostTrigger(triggerSetup(sandbox), { mode: 'inboxCallback', inboxId: byId('7') });
	try {
		Object.assign(sandbox.store.inbox(7) ?? {}, { webhookUrl: pasted.url });
		await pasted.activate();
		await pasted.deactivate();
	} finally {
		await pasted.close();
	}
}

const { getProfile, listInboxes, listWebhooks, createWebhook, updateWebhook, deleteWebhook } = routes;

/** Chatwoot, Application API: what is pinned. */
export const chatwootManifest: Manifest<ChatwootSandbox> = {
	cast: chatwootCast,
	contract: 'chatwoot.openapi.yaml',
	ids: [
		'contact:create',
		'contact:get',
		'contact:getAll',
		'contact:getConversations',
		'contact:search',
		'contact:update',
		'contact:upsert',
		'conversation:addLabels',
		'conversation:assign',
		'conversation:create',
		'conversation:filter',
		'conversation:get',
		'conversation:getAll',
		'conversation:getCounts',
		'conversation:removeLabels',
		'conversation:setCustomAttributes',
		'conversation:setLabels',
		'conversation:setPriority',
		'conversation:setStatus',
		'message:delete',
		'message:getAll',
		'message:send',
		'message:sendToContact',
	],
	triggers: { routes: [getProfile, listInboxes, listWebhooks, createWebhook, updateWebhook, deleteWebhook], live },
	excluded: {
		'GET /api/v1/accounts/{account_id}/agents': 'fills a picker',
		'GET /api/v1/accounts/{account_id}/teams': 'fills a picker',
		'PATCH /api/v1/accounts/{account_id}/conversations/{conversation_id}':
			'changes the priority alone, which Set Priority does; the SLA policy is for the enterprise edition',
		'PATCH /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}':
			'for those who build a channel of their own',
		'POST /api/v1/accounts/{account_id}/contacts/{contact_id}/contact_inboxes':
			'creating a conversation makes the session by itself',
		...Object.fromEntries(
			[
				'GET /public/api/v1/inboxes/{inbox_identifier}',
				'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}',
				'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations',
				'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}',
				'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages',
				'PATCH /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}',
				'PATCH /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages/{message_id}',
				'POST /public/api/v1/inboxes/{inbox_identifier}/contacts',
				'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations',
				'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages',
				'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_status',
				'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_typing',
				'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/update_last_seen',
			].map((endpoint) => [endpoint, CLIENT]),
		),
	},
	samples,
};
