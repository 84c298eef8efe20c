import type { RespondentSandbox } from '../../sandbox';
import { respondentCast } from '../support/respondent';
import { byId } from '../support/world';
import type { Manifest } from './manifest';

const WEBHOOKS = 'for triggers: one webhook per team, which no action may replace';

function samples({ store }: RespondentSandbox) {
	const [project] = store.projects;
	const [conversation] = store.conversations;
	const [message] = store.messages;
	const [response, other] = store.screenerResponses;
	if (!project || !conversation || !message || !response || !other) throw new Error('The sandbox is empty');
	const conversationUid = byId(conversation.uid);
	const projectId = byId(project.id);
	return {
		'conversation:addParticipant': [{ conversationUid, participantUserId: byId(other.userId) }],
		'conversation:create': [
			{ projectId, participantsFrom: 'id', participantIds: response.userId },
			{ projectId, participantsFrom: 'id', participantIds: response.userId, sendOptions: { skipIfSent: true } },
		],
		'conversation:get': [{ conversationUid }],
		'conversation:getAll': [{ limit: 5 }],
		'conversation:markAsRead': [{ conversationUid }],
		'conversation:removeParticipant': [{ conversationUid, participantUserId: byId(response.userId) }],
		'conversation:update': [{ conversationUid, updateFields: { name: 'Renamed' } }],
		'message:get': [{ messageUid: message.uid }],
		'message:getAll': [{ limit: 5, filters: { conversationUid } }],
		'message:getInbox': [{}],
		'message:send': [
			{ conversationUid, body: 'Hello' },
			{ conversationUid, body: 'Hello again', sendOptions: { skipIfSent: true } },
		],
		'project:getAll': [{ limit: 5 }],
		'screenerResponse:get': [{ projectId, screenerResponseId: response.id }],
		'screenerResponse:getAll': [{ projectId, limit: 5 }],
	};
}

/** Respondent: what is pinned. */
export const respondentManifest: Manifest<RespondentSandbox> = {
	cast: respondentCast,
	contract: 'respondent.openapi.yaml',
	ids: [
		'conversation:addParticipant',
		'conversation:create',
		'conversation:get',
		'conversation:getAll',
		'conversation:markAsRead',
		'conversation:removeParticipant',
		'conversation:update',
		'message:get',
		'message:getAll',
		'message:getInbox',
		'message:send',
		'project:getAll',
		'screenerResponse:get',
		'screenerResponse:getAll',
	],
	excluded: {
		'DELETE /v1/webhooks/{webhookId}': WEBHOOKS,
		'GET /v1/webhooks': WEBHOOKS,
		'GET /v1/webhooks/{webhookId}': WEBHOOKS,
		'GET /v1/webhooks/{webhookId}/event-types': WEBHOOKS,
		'POST /v1/webhooks': WEBHOOKS,
		'POST /v1/webhooks/{webhookId}/simulate': WEBHOOKS,
	},
	samples,
};
