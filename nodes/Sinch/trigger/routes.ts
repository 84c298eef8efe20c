import type { Route } from '../../shared/http/call';

/** Endpoints that the trigger calls, as the contract writes them. */
export const listWebhooksRoute = 'GET /v1/projects/{project_id}/apps/{app_id}/webhooks';
export const createWebhookRoute = 'POST /v1/projects/{project_id}/webhooks';
export const updateWebhookRoute = 'PATCH /v1/projects/{project_id}/webhooks/{webhook_id}';
export const deleteWebhookRoute = 'DELETE /v1/projects/{project_id}/webhooks/{webhook_id}';

/** All of them. */
export const webhookRoutes: Route[] = [createWebhookRoute, deleteWebhookRoute, listWebhooksRoute, updateWebhookRoute];
