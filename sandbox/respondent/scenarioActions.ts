import { isRecord } from '../server/guards';
import {
	messageCreatedEvent,
	projectUpdatedEvent,
	screenerResponseCreatedEvent,
	screenerResponseUpdatedEvent,
} from './events';
import type { MessageRecord, ProjectRecord, ScreenerResponseRecord } from './records';
import type { RespondentState } from './state';

/** What people do who do not use the API. All of it raises events. Each throws when what it is about does not exist. */
export interface ScenarioActions {
	/** The participant of a conversation answers (in a group: the first one). */
	participantSays: (conversationUid: string, text: string) => MessageRecord;
	/** Somebody new applies to a project, by default to the first one. */
	participantApplies: (projectId?: string) => ScreenerResponseRecord;
	/** Respondent changes the status of a screener response, e.g. pays the participant. */
	setResponseStatus: (screenerResponseId: string, status: ScreenerResponseRecord['status']) => void;
	setRecruitingStatus: (projectId: string, status: ProjectRecord['projectRecruitingStatus']) => void;
}

/** People on the state of a sandbox. */
export function scenarioActions(state: RespondentState): ScenarioActions {
	return {
		participantSays: (conversationUid, body) => {
			const message = state.store.insertMessage({ conversationUid, body, from: 'participant' });
			state.notifier.send(messageCreatedEvent(state, message));
			return message;
		},
		participantApplies: (projectId) => {
			const [response] = state.store.addScreenerResponses(1, projectId);
			if (!response) throw new Error('Nobody applied.');
			Object.assign(response, { createdAt: new Date().toISOString(), status: 'PENDING' });
			state.notifier.send(screenerResponseCreatedEvent(response));
			return response;
		},
		setResponseStatus: (screenerResponseId, status) => {
			const response = state.store.screenerResponses.find(({ id }) => id === screenerResponseId);
			if (!response) throw new Error(`There is no screener response ${screenerResponseId}.`);
			const before = response.status;
			response.status = status;
			state.notifier.send(screenerResponseUpdatedEvent(response, before));
		},
		setRecruitingStatus: (projectId, status) => {
			const project = state.store.projects.find(({ id }) => id === projectId);
			if (!project) throw new Error(`There is no project ${projectId}.`);
			const before = project.projectRecruitingStatus;
			project.projectRecruitingStatus = status;
			state.notifier.send(projectUpdatedEvent(project, before));
		},
	};
}

/**
 * Does what another process asks for: `{ "participantSays": { "conversationUid", "text" } }`, or sends
 * `{ "event", "resource", …options }`. Throws with what is missing.
 */
export function handleDeliverRequest(body: Record<string, unknown>, state: RespondentState): void {
	const { participantSays: said, event, resource, ...options } = body;
	if (isRecord(said)) {
		const { conversationUid, text } = said;
		if (typeof conversationUid !== 'string' || typeof text !== 'string') {
			throw new Error('participantSays takes a conversationUid and a text');
		}
		scenarioActions(state).participantSays(conversationUid, text);
	} else if (typeof event === 'string' && isRecord(resource)) {
		if (!state.notifier.send({ event, resource }, options)) {
			throw new Error('no webhook is registered, so give a url');
		}
	} else {
		throw new Error('send participantSays, or an event with its resource');
	}
}
