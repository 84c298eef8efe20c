import { operationsWith, type Route } from '../shared';

export const { defineOperation, callTo } = operationsWith<'inbox_identifier'>();

/** The endpoints that more than one file needs, as the contract writes them. */
export const routes = {
	listMessages:
		'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages',
	createMessage:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages',
} as const satisfies Record<string, Route>;
