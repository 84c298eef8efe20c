import type { Route } from '../shared/http/call';

/** Endpoints that more than one operation calls, as the contract writes them. */
export const routes = {
	listMessages:
		'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages',
	createMessage:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages',
} as const satisfies Record<string, Route>;
