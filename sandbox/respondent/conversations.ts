import { pageOf, type PageQuery } from '../server/paging';
import { HttpError, type OperationHandler } from '../server/types';
import { conversationCreatedEvent } from './events';
import type { ConversationRecord, ProjectRecord, ScreenerResponseRecord } from './records';
import { filterRows, type RespondentState } from './state';
import { fullConversation } from './views';

/** Filters of both conversations and messages. */
export interface MetadataFilter {
	projectId?: string;
	externalResearcherId?: string;
}

/** Whether a conversation belongs to the project and the researcher of the filter. */
export function matchesFilter(
	{ metadata }: ConversationRecord,
	{ projectId, externalResearcherId }: MetadataFilter,
): boolean {
	if (projectId !== undefined && metadata.projectId !== projectId) return false;
	return externalResearcherId === undefined || metadata.externalResearcherId === externalResearcherId;
}

/** The conversation with a uid. Throws an HttpError with status 404 when it does not exist. */
export function requireConversation({ store }: RespondentState, uid: string | undefined): ConversationRecord {
	const conversation = store.conversation(uid ?? '');
	if (!conversation) throw new HttpError(404, 'Conversation not found');
	return conversation;
}

/** The project of a conversation. Throws an HttpError with status 404 when it does not exist, and 403 when it is closed. */
export function requireOpenProject({ store }: RespondentState, projectId: string): ProjectRecord {
	const project = store.projects.find(({ id }) => id === projectId);
	if (!project) throw new HttpError(404, 'Project not found');
	if (project.projectStatus === 'CLOSED') throw new HttpError(403, 'Project is closed');
	return project;
}

/** A user's screener response in a project. Throws an HttpError with status 400 that names `field` when there is none. */
function requireScreenerResponse(
	state: RespondentState,
	field: string,
	projectId: string,
	userId: string,
): ScreenerResponseRecord {
	const response = state.store.screenerResponseOf(projectId, userId);
	if (!response) throw new HttpError(400, [`${field}: user ${userId} has no screener response in this project`]);
	return response;
}

/** The key of a set of ids, whatever their order. */
const keyOfIds = (ids: string[]) => JSON.stringify([...ids].sort());

/** The conversation of the owner with exactly these users in this project, if there is one. */
function existingConversation(
	{ store }: RespondentState,
	projectId: string,
	userIds: string[],
): ConversationRecord | undefined {
	const key = keyOfIds([store.owner.foreignId, ...userIds]);
	return store.conversations.find(
		({ metadata, participants }) =>
			metadata.projectId === projectId && keyOfIds(participants.map(({ foreignId }) => foreignId)) === key,
	);
}

/** Handlers of all routes below /v1/messaging/conversations, except the one that sends a message. */
export const conversationHandlers: Record<string, OperationHandler<RespondentState>> = {
	ConversationsController_findAll: ({ query }, state) => {
		const { projectId, externalResearcherId, ...page } = query as MetadataFilter & PageQuery;
		const filter = { projectId, externalResearcherId };
		const all = state.store.conversations;
		const items =
			projectId === undefined && externalResearcherId === undefined
				? all
				: filterRows(state, JSON.stringify(['conversations', filter]), all, (row) => matchesFilter(row, filter));
		const view = (row: ConversationRecord) => fullConversation(state, row);
		return { status: 200, body: pageOf({ items }, page, state.quirks, ({ uid }) => uid, view) };
	},

	ConversationsController_create: ({ body }, state) => {
		const { projectId, participantUserIds } = body as { projectId: string; participantUserIds: string[] };
		const userIds = [...new Set(participantUserIds)];
		if (userIds.length === 0) throw new HttpError(400, ['participantUserIds should not be empty']);
		const project = requireOpenProject(state, projectId);
		const participants = userIds.map((userId) =>
			requireScreenerResponse(state, 'participantUserIds', projectId, userId),
		);
		const { duplicateConversation } = state.quirks;
		const existing = duplicateConversation === 'new' ? undefined : existingConversation(state, projectId, userIds);
		if (existing && duplicateConversation === 'conflict') throw new HttpError(409, 'Conversation already exists');
		if (existing) return { status: 201, body: fullConversation(state, existing) };
		const conversation = state.store.insertConversation({ project, participants });
		if (state.quirks.announceOwnConversations) state.notifier.send(conversationCreatedEvent(state, conversation));
		return { status: 201, body: fullConversation(state, conversation) };
	},

	ConversationsController_findOne: ({ params }, state) => ({
		status: 200,
		body: fullConversation(state, requireConversation(state, params.conversationUid)),
	}),

	ConversationsController_update: ({ params, body }, state) => {
		const { name, locked } = body as { name?: string; locked?: boolean };
		const conversation = requireConversation(state, params.conversationUid);
		if (name !== undefined) conversation.name = name;
		if (locked !== undefined) conversation.locked = locked;
		conversation.updatedAt = new Date().toISOString();
		state.store.version++;
		return { status: 200, body: fullConversation(state, conversation) };
	},

	ConversationsController_markAsRead: ({ params }, state) => {
		const { owner } = state.store;
		const { participants } = requireConversation(state, params.conversationUid);
		for (const participant of participants) if (participant.uid === owner.uid) participant.read = true;
		return { status: 200, body: true };
	},

	ConversationsController_addParticipant: ({ params, body }, state) => {
		const { participantUserId } = body as { participantUserId: string };
		const { participants, metadata } = requireConversation(state, params.conversationUid);
		const response = requireScreenerResponse(state, 'participantUserId', metadata.projectId, participantUserId);
		if (!participants.some(({ foreignId }) => foreignId === participantUserId)) {
			participants.push({ ...state.store.personOf(response), read: false, deleted: false });
		}
		return { status: 201 };
	},

	ConversationsController_removeParticipant: ({ params }, state) => {
		const { participants } = requireConversation(state, params.conversationUid);
		const index = participants.findIndex(({ foreignId }) => foreignId === params.participantUserId);
		if (index === -1) throw new HttpError(404, 'Participant not found');
		if (participants[index]?.uid === state.store.owner.uid) throw new HttpError(400, 'The owner cannot be removed');
		participants.splice(index, 1);
		return { status: 200, body: true };
	},
};
