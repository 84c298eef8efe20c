import { ChatwootPollingTrigger } from '../../nodes/Chatwoot/ChatwootPollingTrigger.node';
import { routes } from '../../nodes/Chatwoot/routes';
import type { ChatwootSandbox } from '../../sandbox';
import { chatwootFixture } from '../support/chatwoot';
import { triggerSetup } from '../support/chatwootTrigger';
import { hostTrigger } from '../support/trigger';
import { by, byId } from '../support/harness';
import type { Manifest } from './manifest';

const ADMINISTRATION = 'set up once, in Chatwoot itself';
const SERVED = 'the sandbox serves it; the node has no operation for it';
const CLIENT = 'the public API has a node of its own: Chatwoot Client';

function samples({ store }: ChatwootSandbox) {
	const [contact] = store.contacts;
	const open = store.conversations.find(({ status }) => status === 'open');
	const [message, failed] = open ? store.messagesOf(open.id) : [];
	if (!contact || !open || !message || !failed) throw new Error('The sandbox is empty');
	// Retry delivers only what has failed.
	failed.status = 'failed';
	const conversationId = byId(String(open.id));
	const contactId = byId(String(contact.id));
	const inboxId = byId('7');
	const withPlan = { field: 'custom', customKey: 'plan', operator: 'is_present' };
	const someone = by('email', 'someone.new@example.com');
	const known = by('phone_number', contact.phoneNumber ?? '');
	return {
		'contact:addLabels': [{ contactId, labels: ['lead'] }],
		'contact:create': [{ inboxId, contactName: 'Ada', contactEmail: 'ada@example.com' }],
		'contact:delete': [{ contactId, understandsFinal: true }],
		'contact:filter': [
			{ conditions: { condition: [{ field: 'email', operator: 'contains', value: 'contact00' }] }, limit: 5 },
			{ conditions: { condition: [withPlan] }, limit: 5 },
		],
		'contact:get': [{ contactId }],
		'contact:getAll': [{ limit: 5 }],
		'contact:getConversations': [{ contactId }],
		'contact:merge': [{ keptContactId: contactId, mergedContactId: byId('9'), understandsFinal: true }],
		'contact:removeLabels': [{ contactId, labels: ['vip'] }],
		'contact:search': [{ searchFor: 'contact00', limit: 5 }],
		'contact:setLabels': [{ contactId, labels: ['lead', 'vip'] }],
		'contact:update': [{ contactId, updateFields: { name: 'Renamed' } }],
		'contact:upsert': [
			{ person: known, updateFields: { name: 'Renamed' } },
			{ person: someone, updateFields: { name: 'Ada' } },
		],
		'conversation:addLabels': [{ conversationId, labels: ['lead'] }],
		'conversation:assign': [{ conversationId, assignTo: 'agent', agentId: byId('3') }],
		'conversation:create': [
			{ inboxId, contactId },
			{ inboxId, contactId, options: { assigneeId: byId('3'), teamId: byId('2') } },
		],
		'conversation:filter': [
			{ conditions: { condition: [{ field: 'status', operator: 'equal_to', value: 'open' }] }, limit: 5 },
			{ conditions: { condition: [{ field: 'contact_id', operator: 'equal_to', value: '1' }] }, limit: 5 },
		],
		'conversation:get': [{ conversationId }],
		'conversation:getAll': [{ limit: 5 }],
		'conversation:getCounts': [{}],
		'conversation:markUnread': [{ conversationId }],
		'conversation:removeLabels': [{ conversationId, labels: ['vip'] }],
		'conversation:setCustomAttributes': [
			{ conversationId, customAttributes: { attribute: [{ key: 'order_number', value: 'A-1' }] } },
		],
		'conversation:setLabels': [{ conversationId, labels: ['lead', 'vip'] }],
		'conversation:setPriority': [{ conversationId, priority: 'urgent' }],
		'conversation:setStatus': [{ conversationId, status: 'resolved' }],
		'conversation:toggleTyping': [{ conversationId, typing: true }],
		'message:delete': [{ conversationId, messageId: String(message.id), understandsFinal: true }],
		'message:getAll': [{ conversationId, limit: 5 }],
		'message:getLatest': [
			{ latestConversationId: conversationId },
			{ latestIn: 'contact', latestContactId: contactId },
		],
		'message:retry': [{ conversationId, messageId: String(failed.id) }],
		'message:send': [
			{ conversationId, text: 'Hello' },
			{ conversationId, text: 'Hello again', skipIfSent: true },
		],
		'message:sendToContact': [
			{ inboxId, person: known, text: 'Hello', options: { conversationChoice: 'reopenLast' } },
			{ inboxId, person: someone, text: 'Hello', skipIfSent: true },
			{ inboxId, person: known, text: 'Hello again', skipIfSent: true },
		],
		'message:updateStatus': [{ conversationId, messageId: String(message.id), deliveryStatus: 'read' }],
	};
}

/** Lets the trigger create, update and delete a webhook, enter its URL in an inbox and take it out, then be the bot of an inbox. */
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
	const urlSecret = 'abcdefgh12345678';
	for (const mode of ['inboxCallback', 'agentBot', 'automationRule']) {
		const called = await hostTrigger(triggerSetup(sandbox), { mode, inboxId: byId('7'), urlSecret });
		try {
			await called.activate();
			await called.deactivate();
		} finally {
			await called.close();
		}
	}
}

/** Lets the polling trigger poll twice, with all events. */
async function livePolling(sandbox: ChatwootSandbox): Promise<void> {
	const events = ['contact_created', 'conversation_created', 'conversation_status_changed', 'message_created'];
	const options = { includeOutgoing: true };
	const host = await hostTrigger({ ...triggerSetup(sandbox), node: new ChatwootPollingTrigger() }, { events, options });
	try {
		await host.poll();
		const [{ id: conversationId } = { id: 0 }] = sandbox.store.conversations;
		sandbox.contactSays(conversationId, 'Hello');
		sandbox.store.insertMessage({ conversationId, content: 'Hi', type: 1, sender: { type: 'user', id: 3 } });
		// The message opens the conversation, which was snoozed.
		expect(await host.poll()).toHaveLength(3);
	} finally {
		await host.close();
	}
}

const { getProfile, listInboxes, updateInbox, listWebhooks, createWebhook, updateWebhook, deleteWebhook } = routes;
const { listAgentBots, createAgentBot, deleteAgentBot, getInboxAgentBot, setInboxAgentBot } = routes;
const { getServerVersion, listContacts, listConversations, listMessages } = routes;

/** Chatwoot, Application API: what is pinned. */
export const chatwootManifest: Manifest<ChatwootSandbox> = {
	fixture: chatwootFixture,
	contract: 'chatwoot.openapi.yaml',
	ids: [
		'contact:addLabels',
		'contact:create',
		'contact:delete',
		'contact:filter',
		'contact:get',
		'contact:getAll',
		'contact:getConversations',
		'contact:merge',
		'contact:removeLabels',
		'contact:search',
		'contact:setLabels',
		'contact:update',
		'contact:upsert',
		'conversation:addLabels',
		'conversation:assign',
		'conversation:create',
		'conversation:filter',
		'conversation:get',
		'conversation:getAll',
		'conversation:getCounts',
		'conversation:markUnread',
		'conversation:removeLabels',
		'conversation:setCustomAttributes',
		'conversation:setLabels',
		'conversation:setPriority',
		'conversation:setStatus',
		'conversation:toggleTyping',
		'message:delete',
		'message:getAll',
		'message:getLatest',
		'message:retry',
		'message:send',
		'message:sendToContact',
		'message:updateStatus',
	],
	triggers: {
		routes: [
			...[getProfile, listInboxes, updateInbox, listWebhooks, createWebhook, updateWebhook, deleteWebhook],
			...[listAgentBots, createAgentBot, deleteAgentBot, getInboxAgentBot, setInboxAgentBot],
			...[getServerVersion, listContacts, listConversations, listMessages],
		],
		live: async (sandbox) => {
			await live(sandbox);
			await livePolling(sandbox);
		},
	},
	excluded: {
		...Object.fromEntries(
			[
				'DELETE /api/v1/accounts/{account_id}/agents/{agent_id}',
				'DELETE /api/v1/accounts/{account_id}/custom_attribute_definitions/{definition_id}',
				'DELETE /api/v1/accounts/{account_id}/inbox_members',
				'DELETE /api/v1/accounts/{account_id}/inboxes/{inbox_id}',
				'DELETE /api/v1/accounts/{account_id}/labels/{label_id}',
				'DELETE /api/v1/accounts/{account_id}/teams/{team_id}',
				'DELETE /api/v1/accounts/{account_id}/teams/{team_id}/team_members',
				'GET /api/v1/accounts/{account_id}',
				'GET /api/v1/accounts/{account_id}/agent_bots/{agent_bot_id}',
				'GET /api/v1/accounts/{account_id}/custom_attribute_definitions/{definition_id}',
				'GET /api/v1/accounts/{account_id}/inboxes/{inbox_id}',
				'GET /api/v1/accounts/{account_id}/labels/{label_id}',
				'GET /api/v1/accounts/{account_id}/teams/{team_id}',
				'PATCH /api/v1/accounts/{account_id}',
				'PATCH /api/v1/accounts/{account_id}/agent_bots/{agent_bot_id}',
				'PATCH /api/v1/accounts/{account_id}/agents/{agent_id}',
				'PATCH /api/v1/accounts/{account_id}/custom_attribute_definitions/{definition_id}',
				'PATCH /api/v1/accounts/{account_id}/inbox_members',
				'PATCH /api/v1/accounts/{account_id}/labels/{label_id}',
				'PATCH /api/v1/accounts/{account_id}/teams/{team_id}',
				'PATCH /api/v1/accounts/{account_id}/teams/{team_id}/team_members',
				'POST /api/v1/accounts/{account_id}/agents',
				'POST /api/v1/accounts/{account_id}/custom_attribute_definitions',
				'POST /api/v1/accounts/{account_id}/inbox_members',
				'POST /api/v1/accounts/{account_id}/inboxes',
				'POST /api/v1/accounts/{account_id}/inboxes/{inbox_id}/sync_templates',
				'POST /api/v1/accounts/{account_id}/labels',
				'POST /api/v1/accounts/{account_id}/teams',
				'POST /api/v1/accounts/{account_id}/teams/{team_id}/team_members',
			].map((endpoint) => [endpoint, ADMINISTRATION]),
		),
		...Object.fromEntries(
			[
				'GET /api/v1/accounts/{account_id}/contacts/{contact_id}/contactable_inboxes',
				'POST /api/v1/accounts/{account_id}/contact_inboxes/filter',
				'POST /api/v1/accounts/{account_id}/contacts/{contact_id}/destroy_custom_attributes',
				'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/update_last_seen',
			].map((endpoint) => [endpoint, SERVED]),
		),
		'PATCH /api/v1/accounts/{account_id}/contacts/{contact_id}': 'does what PUT does',
		'PATCH /api/v1/accounts/{account_id}/conversations/{conversation_id}':
			'changes the priority alone, which Set Priority does; the SLA policy is for the enterprise edition',
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
