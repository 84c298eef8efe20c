import { pageOf, type PageQuery } from '../server/paging';
import { HttpError, type OperationHandler } from '../server/types';
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

function requireProject({ store }: RespondentState, projectId: string | undefined): ProjectRecord {
	const project = store.projects.find(({ id }) => id === projectId);
	if (!project) throw new HttpError(404, 'Project not found');
	return project;
}

/** Closed projects are shown only when the status filter asks for them. */
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

/** Handlers of every route under /v1/projects. */
export const projectHandlers: Record<string, OperationHandler<RespondentState>> = {
	ProjectsController_findAll: ({ query }, state) => {
		const page = query as PageQuery;
		const items = state.store.projects.filter((project) => matchesProject(project, query as ProjectFilter));
		return {
			status: 200,
			body: pageOf(
				{ items },
				page,
				state.quirks,
				({ id }) => id,
				(project) => project,
			),
		};
	},

	ScreenerResponsesController_findAll: ({ params, query }, state) => {
		const { id } = requireProject(state, params.projectId);
		const page = query as PageQuery;
		const filter = query as ResponseFilter;
		const items = state.store.screenerResponses.filter(
			(response) => response.projectId === id && matchesResponse(response, filter),
		);
		return {
			status: 200,
			body: pageOf(
				{ items },
				page,
				state.quirks,
				(row) => row.id,
				(row) => row,
			),
		};
	},

	ScreenerResponsesController_findOne: ({ params }, state) => {
		const { id } = requireProject(state, params.projectId);
		const response = state.store.screenerResponses.find(
			(candidate) => candidate.projectId === id && candidate.id === params.screenerResponseId,
		);
		if (!response) throw new HttpError(404, 'Screener response not found');
		return { status: 200, body: response };
	},
};
