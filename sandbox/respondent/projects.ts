import { pageOf, type PageQuery } from '../server/paging';
import { HttpError, type Answer, type OperationHandler } from '../server/types';
import type { ProjectRecord, ScreenerResponseRecord } from './records';
import type { RespondentState } from './state';

interface ProjectFilter {
	externalResearcherId?: string;
	status?: ProjectRecord['projectStatus'];
}

interface ResponseFilter {
	hidden: boolean;
	visibilityStatus: ScreenerResponseRecord['visibility']['status'];
	status?: ScreenerResponseRecord['status'];
	statuses?: ScreenerResponseRecord['status'][];
	qualified?: boolean;
	favorite?: boolean;
}

/** The project with an id. Throws an HttpError with status 404 when it does not exist. */
export function requireProject({ store }: RespondentState, projectId: string | undefined): ProjectRecord {
	const project = store.projects.find(({ id }) => id === projectId);
	if (!project) throw new HttpError(404, 'Project not found');
	return project;
}

/** The screener response that a path names. Throws an HttpError with status 404 when there is none. */
export function requireScreenerResponse(
	state: RespondentState,
	params: Record<string, string>,
): ScreenerResponseRecord {
	const { id } = requireProject(state, params.projectId);
	const response = state.store.screenerResponses.find(
		(candidate) => candidate.projectId === id && candidate.id === params.screenerResponseId,
	);
	if (!response) throw new HttpError(404, 'Screener response not found');
	return response;
}

/** Whether a project matches the filter. Without a status in the filter, all but closed projects match. */
function matchesProject({ projectStatus, externalResearcher }: ProjectRecord, filter: ProjectFilter): boolean {
	const { status, externalResearcherId } = filter;
	if (externalResearcherId !== undefined && externalResearcher.researcherId !== externalResearcherId) return false;
	return status === undefined ? projectStatus !== 'CLOSED' : projectStatus === status;
}

function matchesResponse(response: ScreenerResponseRecord, filter: ResponseFilter): boolean {
	const { hidden, visibilityStatus, status, statuses, qualified, favorite } = filter;
	if (response.hidden !== hidden || response.visibility.status !== visibilityStatus) return false;
	if (status !== undefined && response.status !== status) return false;
	if (statuses !== undefined && !statuses.includes(response.status)) return false;
	if (qualified !== undefined && response.qualified !== qualified) return false;
	return favorite === undefined || response.favorite === favorite;
}

/** The requested page of records, as they are stored. */
export function pageAnswer(items: Array<{ id: string }>, query: unknown, { quirks }: RespondentState): Answer {
	const page = pageOf(
		{ items },
		query as PageQuery,
		quirks,
		({ id }) => id,
		(record) => record,
	);
	return { status: 200, body: page };
}

/** Handlers of all routes below /v1/projects. */
export const projectHandlers: Record<string, OperationHandler<RespondentState>> = {
	ProjectsController_findAll: ({ query }, state) => {
		const items = state.store.projects.filter((project) => matchesProject(project, query as ProjectFilter));
		return pageAnswer(items, query, state);
	},

	ProjectsController_getById: ({ params }, state) => ({ status: 200, body: requireProject(state, params.projectId) }),

	ScreenerResponsesController_findAll: ({ params, query }, state) => {
		const { id } = requireProject(state, params.projectId);
		const items = state.store.screenerResponses.filter(
			(response) => response.projectId === id && matchesResponse(response, query as ResponseFilter),
		);
		return pageAnswer(items, query, state);
	},

	ScreenerResponsesController_findOne: ({ params }, state) => ({
		status: 200,
		body: requireScreenerResponse(state, params),
	}),
};
