import { Chatwoot } from '../../../nodes/Chatwoot/Chatwoot.node';
import { ChatwootPollingTrigger } from '../../../nodes/Chatwoot/ChatwootPollingTrigger.node';
import { ChatwootTrigger } from '../../../nodes/Chatwoot/ChatwootTrigger.node';
import type { ChatwootSandbox } from '../../../sandbox';
import { chatwootManifest } from '../../contract/chatwoot';
import { byId } from '../../support/harness';
import { sharedUrl } from '../support/sharedN8n';
import type { ActionCase, TriggerCase } from './case';

const dashboard = 'https://app.chatwoot.com/app/accounts/1';

export const chatwootCase: ActionCase<ChatwootSandbox> = {
	newNode: () => new Chatwoot(),
	manifest: chatwootManifest,
	page: 'chatwoot.md',
	words: [
		'chatwoot',
		'live chat',
		'customer support',
		'inbox',
		'WhatsApp',
		'outreach',
		'helpdesk',
		'support inbox',
		'send message',
		'messaging',
	],
	refusals: [
		{
			wrong: { accessToken: 'wrong-token' },
			sentence:
				'Chatwoot does not know this access token. Copy it again: your picture → Profile Settings → Access Token.',
		},
		{
			wrong: { accountId: '2' },
			sentence:
				'The user of this access token does not belong to this account. Check the Account ID: it is the number behind /app/accounts/ in the dashboard.',
		},
		{ wrong: { baseUrl: sharedUrl() }, sentence: 'This address does not answer like Chatwoot. Check the base URL.' },
	],
	mistake: {
		id: 'message:send',
		parameters: { conversationId: byId('999999'), text: 'Hello' },
		message: 'Chatwoot does not know Conversation "999999" (404): Resource could not be found',
		advice: 'Check the ID, and that it belongs to the account and environment of the credential.',
	},
	pickers: [
		{
			method: 'searchAgents',
			panel: 'conversation:assign',
			field: 'agentId',
			parameters: () => ({ assignTo: 'agent' }),
			search: 'cleo',
			finds: ['Cleo Agent'],
		},
		{
			method: 'searchTeams',
			panel: 'conversation:assign',
			field: 'teamId',
			parameters: () => ({ assignTo: 'team' }),
			search: 'supp',
			finds: ['support'],
		},
		{
			method: 'searchContacts',
			panel: 'contact:get',
			field: 'contactId',
			search: 'contact007',
			finds: ['Tomasz Bakker (contact007@example.com)'],
			page: `${dashboard}/contacts/7`,
		},
		{
			method: 'searchConversations',
			panel: 'message:send',
			field: 'conversationId',
			search: '#300',
			finds: ['#300 Rafael Dahl (open)'],
			page: `${dashboard}/inbox/7/conversations/300`,
		},
		{
			method: 'searchInboxes',
			panel: 'conversation:create',
			field: 'inboxId',
			search: 'outreach',
			finds: ['Outreach API'],
			page: `${dashboard}/settings/inboxes/7`,
		},
		{
			method: 'searchTemplates',
			panel: 'message:send',
			field: 'templateName',
			parameters: () => ({ content: 'template' }),
			search: 'order',
			finds: ['order_update'],
			idMode: 'By Name',
		},
		{
			method: 'searchTemplateLanguages',
			panel: 'message:send',
			field: 'templateLanguage',
			parameters: () => ({ content: 'template', templateName: byId('welcome') }),
			search: 'en',
			finds: ['en_US'],
			idMode: 'By Code',
		},
		{ method: 'getLabels', panel: 'conversation:addLabels', field: 'labels', search: 'vi', finds: ['vip'] },
		{
			method: 'getMentions',
			panel: 'message:send',
			field: 'mentions',
			parameters: () => ({ options: { messageType: 'note', mentions: [] } }),
			search: 'cleo',
			finds: ['Cleo Agent'],
		},
	],
};

export const chatwootTriggerCase: TriggerCase<ChatwootSandbox> = {
	newNode: () => new ChatwootTrigger(),
	manifest: chatwootManifest,
	words: ['chatwoot', 'live chat', 'customer support', 'message received', 'reply'],
	panels: {
		'Account Webhook': {},
		'Agent Bot': { mode: 'agentBot' },
		'API Inbox Callback': { mode: 'inboxCallback' },
		'Automation Rule or Macro': { mode: 'automationRule' },
	},
	pickers: [
		{
			method: 'getInboxes',
			panel: 'Account Webhook',
			field: 'inboxIds',
			search: 'outreach',
			finds: ['Outreach API'],
		},
		{
			method: 'searchInboxes',
			panel: 'API Inbox Callback',
			field: 'inboxId',
			search: 'outreach',
			finds: ['Outreach API'],
		},
	],
};

export const chatwootPollingTriggerCase: TriggerCase<ChatwootSandbox> = {
	newNode: () => new ChatwootPollingTrigger(),
	manifest: chatwootManifest,
	words: ['chatwoot', 'live chat', 'customer support', 'message received', 'poll'],
	panels: { Events: {} },
	pickers: [{ method: 'getInboxes', panel: 'Events', field: 'inboxIds', search: 'outreach', finds: ['Outreach API'] }],
};
