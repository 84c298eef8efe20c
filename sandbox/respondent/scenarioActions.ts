import {
	messageCreatedEvent,
	projectUpdatedEvent,
	screenerResponseCreatedEvent,
	screenerResponseUpdatedEvent,
} from './events';
import type { MessageRecord, ProjectRecord, ScreenerResponseRecord } from './records';
import type { RespondentState } from './state';

/**
 * Actions of people who do not use the API: participants, and the provider's staff. Each raises an event, and throws when its
 * conversation, project or screener response does not exist.
 */
export interface ScenarioActions {
	/** The participant of a conversation writes a message; in a group the first participant does. */
	participantSays: (conversationUid: string, text: string) => MessageRecord;
	/** A new participant applies to a project (default: the first one). */
	participantApplies: (projectId?: string) => ScreenerResponseRecord;
	/** The provider changes the status of a screener response, e.g. after paying the participant. */
	setResponseStatus: (screenerResponseId: string, status: ScreenerResponseRecord['status']) => void;
	/** The provider changes the recruiting status of a project. */
	setRecruitingStatus: (projectId: string, status: ProjectRecord['projectRecruitingStatus']) => void;
}

/** The scenario actions on the state of a sandbox. */
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
