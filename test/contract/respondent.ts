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
	const polling = await hostTrigger(setupFor(sandbox, new RespondentPollingTrigger()), {
		// The other events have no list that could be polled.
		events: ['MESSAGES.CREATED', 'SCREENER_RESPONSES.CREATED'],
	});
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
	// As the sandbox seeds them: a booking in the year 2099, and one in the past.
	const [invited, booked, paid, past] = [2, 3, 8, 13].map((index) => store.screenerResponses[index]);
	if (!project || !conversation || !message || !response || !other) throw new Error('The sandbox is empty');
	if (!invited || !booked || !paid || !past) throw new Error('The sandbox has too few screener responses');
	const conversationId = byId(conversation.uid);
	const projectId = byId(project.id);
	const on = ({ id }: { id: string }) => ({ projectId, screenerResponseId: byId(id) });
	return {
		'conversation:addParticipant': [{ conversationId, participantUserId: byId(other.userId) }],
		'conversation:create': [
			{ projectId, participantsFrom: 'id', participantIds: response.userId },
			{ projectId, participantsFrom: 'id', participantIds: response.userId, skipIfSent: true },
		],
		'conversation:get': [{ conversationId }],
		'conversation:getAll': [{ limit: 5 }],
		'conversation:markAsRead': [{ conversationId }],
		'conversation:removeParticipant': [{ conversationId, participantUserId: byId(response.userId) }],
		'conversation:update': [{ conversationId, updateFields: { name: 'Renamed' } }],
		'message:get': [{ messageId: message.uid }],
		'message:getAll': [{ limit: 5, filters: { conversationId } }],
		'message:getInbox': [{}],
		'message:getLatest': [
			{ latestConversationId: conversationId },
			{ latestIn: 'participant', latestProjectId: projectId, latestParticipantId: byId(response.userId) },
		],
		'message:send': [
			{ conversationId, text: 'Hello' },
			{ conversationId, text: 'Hello again', skipIfSent: true },
		],
		'message:sendToParticipant': [
			{ projectId, participantUserId: byId(response.userId), text: 'Hello' },
			{ projectId, participantUserId: byId(response.userId), text: 'Hello again', skipIfSent: true },
		],
		'profile:get': [{ profileId: response.profile.id }],
		'project:get': [{ projectId }],
		'project:getAll': [{ limit: 5 }],
		'screenerResponse:cancelBooking': [{ ...on(booked), understandsPays: true }],
		'screenerResponse:cancelInvite': [on(invited)],
		'screenerResponse:favorite': [on(response)],
		'screenerResponse:get': [on(response)],
		'screenerResponse:getAll': [{ projectId, limit: 5 }],
		'screenerResponse:hide': [on(response)],
		'screenerResponse:invite': [
			{ ...on(response), message: 'We look forward to talking to you.', understandsFinal: true },
		],
		'screenerResponse:markAttended': [{ ...on(past), understandsPays: true }],
		'screenerResponse:markNoShow': [{ ...on(past), understandsFinal: true }],
		'screenerResponse:qualify': [{ ...on(response), decision: 'disqualify', disqualifyReasons: ['OTHER'] }],
		'screenerResponse:reject': [{ ...on(past), understandsFinal: true }],
		'screenerResponse:schedule': [{ ...on(invited), startsAt: '2026-12-01T09:00', timezone: 'Europe/Berlin' }],
		'teamRespondent:batchInvite': [
			{ projectId, profileIds: paid.profile.id, message: 'We have a new study for you.', understandsFinal: true },
		],
		'teamRespondent:getAll': [{ limit: 5 }],
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
		'message:getLatest',
		'message:send',
		'message:sendToParticipant',
		'profile:get',
		'project:get',
		'project:getAll',
		'screenerResponse:cancelBooking',
		'screenerResponse:cancelInvite',
		'screenerResponse:favorite',
		'screenerResponse:get',
		'screenerResponse:getAll',
		'screenerResponse:hide',
		'screenerResponse:invite',
		'screenerResponse:markAttended',
		'screenerResponse:markNoShow',
		'screenerResponse:qualify',
		'screenerResponse:reject',
		'screenerResponse:schedule',
		'teamRespondent:batchInvite',
		'teamRespondent:getAll',
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
