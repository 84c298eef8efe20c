import { RespondentPollingTrigger } from '../../nodes/Respondent/RespondentPollingTrigger.node';
import { RespondentTrigger } from '../../nodes/Respondent/RespondentTrigger.node';
import { detailRoutes } from '../../nodes/Respondent/trigger/details';
import { polledRoutes } from '../../nodes/Respondent/trigger/polledLists';
import { webhookRoutes } from '../../nodes/Respondent/trigger/webhooks';
import type { RespondentSandbox } from '../../sandbox';
import { respondentFixture } from '../support/respondent';
import { eventNames, setupFor } from '../support/respondentTrigger';
import { hostTrigger } from '../support/trigger';
import { byId } from '../support/harness';
import type { Manifest } from './manifest';

const ONE_WEBHOOK = 'the team has one webhook, which the trigger finds without an ID';
const NO_SUBSCRIPTION = 'every kind of event comes to the webhook; the trigger chooses among them itself';

/** Both triggers from activation to deactivation, with all events and their details. */
async function live(sandbox: RespondentSandbox): Promise<void> {
	const events = [...eventNames];
	const webhook = await hostTrigger(setupFor(sandbox, new RespondentTrigger()), {
		events,
		options: { fetchDetails: true },
	});
	const polling = await hostTrigger(setupFor(sandbox, new RespondentPollingTrigger()), { events });
	await webhook.activate();
	await polling.poll();
	const [conversation] = sandbox.store.conversations;
	if (!conversation) throw new Error('The sandbox is empty');
	sandbox.participantSays(conversation.uid, 'Hello');
	sandbox.participantApplies();
	const resource = { conversation: { uid: conversation.uid } };
	sandbox.deliver({ event: 'CONVERSATIONS.CREATED', resource });
	await sandbox.deliveries.settled();
	await webhook.settled();
	expect([webhook.executions.length, (await polling.poll()).length]).toEqual([3, 2]);
	await webhook.deactivate();
	await Promise.all([webhook.close(), polling.close()]);
}

function samples({ store }: RespondentSandbox) {
	const [project] = store.projects;
	const [conversation] = store.conversations;
	const [message] = store.messages;
	const [response, other] = store.screenerResponses;
	if (!project || !conversation || !message || !response || !other) throw new Error('The sandbox is empty');
	const conversationId = byId(conversation.uid);
	const projectId = byId(project.id);
	return {
		'conversation:addParticipant': [{ conversationId, participantUserId: byId(other.userId) }],
		'conversation:create': [
			{ projectId, participantsFrom: 'id', participantIds: response.userId },
			{ projectId, participantsFrom: 'id', participantIds: response.userId, sendOptions: { skipIfSent: true } },
		],
		'conversation:get': [{ conversationId }],
		'conversation:getAll': [{ limit: 5 }],
		'conversation:markAsRead': [{ conversationId }],
		'conversation:removeParticipant': [{ conversationId, participantUserId: byId(response.userId) }],
		'conversation:update': [{ conversationId, updateFields: { name: 'Renamed' } }],
		'message:get': [{ messageId: message.uid }],
		'message:getAll': [{ limit: 5, filters: { conversationId } }],
		'message:getInbox': [{}],
		'message:send': [
			{ conversationId, text: 'Hello' },
			{ conversationId, text: 'Hello again', sendOptions: { skipIfSent: true } },
		],
		'message:sendToParticipant': [
			{ projectId, participantUserId: byId(response.userId), text: 'Hello' },
			{ projectId, participantUserId: byId(response.userId), text: 'Hello again', sendOptions: { skipIfSent: true } },
		],
		'project:getAll': [{ limit: 5 }],
		'screenerResponse:get': [{ projectId, screenerResponseId: response.id }],
		'screenerResponse:getAll': [{ projectId, limit: 5 }],
	};
}

/** Respondent: what is pinned. */
export const respondentManifest: Manifest<RespondentSandbox> = {
	fixture: respondentFixture,
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
		'message:sendToParticipant',
		'project:getAll',
		'screenerResponse:get',
		'screenerResponse:getAll',
	],
	triggers: { routes: [...webhookRoutes, ...detailRoutes, ...polledRoutes], live },
	excluded: {
		'GET /v1/webhooks/{webhookId}': ONE_WEBHOOK,
		'GET /v1/webhooks/{webhookId}/event-types': NO_SUBSCRIPTION,
		'POST /v1/webhooks/{webhookId}/simulate':
			'for trying a webhook out by hand; a test event of the editor is a real one',
	},
	samples,
};
