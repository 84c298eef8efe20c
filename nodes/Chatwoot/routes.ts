import { operationsWith, type Route } from '../shared';

export const { defineOperation, callTo } = operationsWith<'account_id'>();

/** The endpoints that more than one file needs, as the contract writes them. */
export const routes = {
	listAttributeDefinitions: 'GET /api/v1/accounts/{account_id}/custom_attribute_definitions',
	listAgents: 'GET /api/v1/accounts/{account_id}/agents',
	listContacts: 'GET /api/v1/accounts/{account_id}/contacts',
	createContact: 'POST /api/v1/accounts/{account_id}/contacts',
	getContact: 'GET /api/v1/accounts/{account_id}/contacts/{contact_id}',
	filterContacts: 'POST /api/v1/accounts/{account_id}/contacts/filter',
	searchContacts: 'GET /api/v1/accounts/{account_id}/contacts/search',
	updateContact: 'PUT /api/v1/accounts/{account_id}/contacts/{contact_id}',
	listContactConversations: 'GET /api/v1/accounts/{account_id}/contacts/{contact_id}/conversations',
	listConversations: 'GET /api/v1/accounts/{account_id}/conversations',
	filterConversations: 'POST /api/v1/accounts/{account_id}/conversations/filter',
	createConversation: 'POST /api/v1/accounts/{account_id}/conversations',
	getConversation: 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}',
	setStatus: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_status',
	getLabels: 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels',
	setLabels: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/labels',
	setCustomAttributes: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/custom_attributes',
	listMessages: 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages',
	createMessage: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages',
	listInboxes: 'GET /api/v1/accounts/{account_id}/inboxes',
	updateInbox: 'PATCH /api/v1/accounts/{account_id}/inboxes/{inbox_id}',
	listLabels: 'GET /api/v1/accounts/{account_id}/labels',
	listTeams: 'GET /api/v1/accounts/{account_id}/teams',
	listTeamMembers: 'GET /api/v1/accounts/{account_id}/teams/{team_id}/team_members',
	listInboxMembers: 'GET /api/v1/accounts/{account_id}/inbox_members/{inbox_id}',
	listWebhooks: 'GET /api/v1/accounts/{account_id}/webhooks',
	createWebhook: 'POST /api/v1/accounts/{account_id}/webhooks',
	updateWebhook: 'PATCH /api/v1/accounts/{account_id}/webhooks/{webhook_id}',
	deleteWebhook: 'DELETE /api/v1/accounts/{account_id}/webhooks/{webhook_id}',
	getProfile: 'GET /api/v1/profile',
	getServerVersion: 'GET /api',
} as const satisfies Record<string, Route>;
