import { operationsWith, type Call, type Route } from '../shared';

export const { defineOperation, callTo } = operationsWith();

/** The endpoints that several files call. */
export const routes = {
	createConversation: 'POST /v1/messaging/conversations',
	createMessage: 'POST /v1/messaging/conversations/{conversationUid}/messages',
	getConversation: 'GET /v1/messaging/conversations/{conversationUid}',
	getMessage: 'GET /v1/messaging/messages/{messageUid}',
	getProject: 'GET /v1/projects/{projectId}',
	getScreenerResponse: 'GET /v1/projects/{projectId}/screener-responses/{screenerResponseId}',
	listConversations: 'GET /v1/messaging/conversations',
	listMessages: 'GET /v1/messaging/messages',
	listProjects: 'GET /v1/projects',
	listScreenerResponses: 'GET /v1/projects/{projectId}/screener-responses',
} as const satisfies Record<string, Route>;

/** The call that reads one conversation. Throws an InvalidInput for a value that is no ID. */
export function callToConversation(conversationUid: unknown): Call {
	return callTo(routes.getConversation, { path: { conversationUid }, labels: { conversationUid: 'Conversation' } });
}

/** The call that lists the screener responses of a project. Throws an InvalidInput for a value that is no ID. */
export function callToScreenerResponses(projectId: unknown): Call {
	return callTo(routes.listScreenerResponses, { path: { projectId }, labels: { projectId: 'Project' } });
}
