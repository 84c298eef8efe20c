import { operationsWith, type Route } from '../shared';

/** The credential fills {project_id}. */
export const { defineOperation, callTo } = operationsWith<'project_id'>();

/** The endpoints that more than one file needs, as the contract writes them. */
export const routes = {
	getApp: 'GET /v1/projects/{project_id}/apps/{app_id}',
	listApps: 'GET /v1/projects/{project_id}/apps',
	fetchLastMessages: 'POST /v1/projects/{project_id}/messages:fetch-last-message',
	getConsents: 'GET /v1/projects/{project_id}/apps/{app_id}/consents/identities/{identity}',
	getContact: 'GET /v1/projects/{project_id}/contacts/{contact_id}',
	listContacts: 'GET /v1/projects/{project_id}/contacts',
	createContact: 'POST /v1/projects/{project_id}/contacts',
	updateContact: 'PATCH /v1/projects/{project_id}/contacts/{contact_id}',
	listRecentConversations: 'GET /v1/projects/{project_id}/conversations:recent',
	listMessages: 'GET /v1/projects/{project_id}/messages',
	// Two hosts of their own, see baseUrl.ts.
	listTemplates: 'GET /v2/projects/{project_id}/templates',
	getTemplate: 'GET /v2/projects/{project_id}/templates/{template_id}',
	listWhatsAppTemplates: 'GET /v1/projects/{project_id}/whatsapp/templates',
	listWebhooks: 'GET /v1/projects/{project_id}/apps/{app_id}/webhooks',
	createWebhook: 'POST /v1/projects/{project_id}/webhooks',
	updateWebhook: 'PATCH /v1/projects/{project_id}/webhooks/{webhook_id}',
	deleteWebhook: 'DELETE /v1/projects/{project_id}/webhooks/{webhook_id}',
} as const satisfies Record<string, Route>;
