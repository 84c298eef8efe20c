import type { RespondentEvent } from './notifier';
import type {
	ConversationRecord,
	MessageRecord,
	ProjectRecord,
	ScreenerResponseRecord,
	WebhookRecord,
} from './records';
import type { RespondentState } from './state';
import { minimalConversation } from './views';

/** The event types. A webhook receives all of them; it cannot subscribe to some only. */
export const eventTypes = [
	'PROJECTS.UPDATED',
	'SCREENER_RESPONSES.CREATED',
	'SCREENER_RESPONSES.UPDATED',
	'MESSAGES.CREATED',
	'CONVERSATIONS.CREATED',
] as const;

export type EventType = (typeof eventTypes)[number];

/** The ids of organization, team and webhook, which several events contain. */
function webhookIds({ store }: RespondentState) {
	const webhook = store.webhooks.find(({ active }) => active);
	return { organizationId: store.organizationId, teamId: store.teamId, webhookId: webhook?.id };
}

/** The event after a participant has written a message. */
export function messageCreatedEvent(state: RespondentState, message: MessageRecord): RespondentEvent {
	const { uid, body, conversationUid, createdAt, sender } = message;
	const conversation = state.store.conversation(conversationUid);
	const { profile } = state.store.screenerResponses.find(({ userId }) => userId === sender.foreignId) ?? {};
	const resource = {
		messageId: uid,
		messageBody: body,
		attachments: [],
		projectId: conversation?.metadata.projectId,
		conversationId: conversationUid,
		// The values of this field are not documented.
		senderType: 'participant',
		profileId: profile?.id,
		...webhookIds(state),
		createdAt,
		updatedAt: createdAt,
	};
	return { event: 'MESSAGES.CREATED', resource };
}

/** The event after a conversation was created. The conversation has no messages yet. */
export function conversationCreatedEvent(state: RespondentState, conversation: ConversationRecord): RespondentEvent {
	const { owner } = state.store;
	const { projectId, externalResearcherId } = conversation.metadata;
	const shown = {
		...minimalConversation(state, conversation),
		metadata: { projectId, researcherUserId: owner.foreignId, externalResearcherId },
		user: owner,
	};
	return { event: 'CONVERSATIONS.CREATED', resource: { conversation: shown, ...webhookIds(state) } };
}

/** The event after a participant has applied to a project. */
export function screenerResponseCreatedEvent({ id, projectId }: ScreenerResponseRecord): RespondentEvent {
	return { event: 'SCREENER_RESPONSES.CREATED', resource: { id, projectId, type: 'screener-responses' } };
}

/** The event after the provider has changed the status of a screener response. `oldValue` is the status before. */
export function screenerResponseUpdatedEvent(
	{ id, projectId, status: newValue }: ScreenerResponseRecord,
	oldValue: string,
): RespondentEvent {
	const updatedFields = [{ name: 'status', oldValue, newValue }];
	return {
		event: 'SCREENER_RESPONSES.UPDATED',
		resource: { id, projectId, type: 'screener-responses', updatedFields },
	};
}

/** The event after the recruiting status of a project has changed. `oldValue` is the status before. */
export function projectUpdatedEvent(
	{ id, projectRecruitingStatus: newValue }: ProjectRecord,
	oldValue: string,
): RespondentEvent {
	const updatedFields = [{ name: 'recruitingStatus', oldValue, newValue }];
	return { event: 'PROJECTS.UPDATED', resource: { id, type: 'projects', updatedFields } };
}

/** A simulated event, whose ids belong to no record. `change` names an updated field and its value, e.g. `STATUS.PAID`. */
export function simulatedEvent(
	state: RespondentState,
	event: EventType,
	change = 'STATUS.PAID',
	{ id: webhookId }: Pick<WebhookRecord, 'id'>,
): RespondentEvent {
	const { store } = state;
	const createdAt = new Date().toISOString();
	const team = { organizationId: store.organizationId, teamId: store.teamId, webhookId };
	const [id, projectId, conversationId] = [store.newId(), store.newId(), store.newUid()];
	const [name = '', newValue = ''] = change.split('.');
	const updatedField = { name: name.toLowerCase(), oldValue: null, newValue };
	const resources: Record<EventType, object> = {
		'CONVERSATIONS.CREATED': {
			conversation: { uid: conversationId, name: 'Simulated', createdAt, metadata: { projectId } },
			...team,
		},
		'MESSAGES.CREATED': {
			messageId: store.newUid(),
			messageBody: 'This is a test message.',
			attachments: [],
			projectId,
			conversationId,
			senderType: 'participant',
			profileId: store.newId(),
			...team,
			createdAt,
			updatedAt: createdAt,
		},
		'PROJECTS.UPDATED': {
			id: projectId,
			type: 'projects',
			updatedFields: [{ name: 'recruitingStatus', oldValue: 'RECRUITING', newValue: 'RECRUITED' }],
		},
		'SCREENER_RESPONSES.CREATED': { id, projectId, type: 'screener-responses' },
		'SCREENER_RESPONSES.UPDATED': { id, projectId, type: 'screener-responses', updatedFields: [updatedField] },
	};
	return { event, resource: resources[event] };
}
