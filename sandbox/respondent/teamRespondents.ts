import { HttpError, type OperationHandler } from '../server/types';
import { pageOf, type PageQuery } from '../server/paging';
import { requireOpenProject } from './conversations';
import type { ProjectRecord, ScreenerResponseRecord, TeamInvitationRecord } from './records';
import type { RespondentState } from './state';

interface TeamFilter {
	name?: string;
	jobTitle?: string;
	projectIds?: string[];
	source?: string;
	externalResearcherId?: string;
	externalTeamId?: string;
	externalCompanyId?: string;
	sortBy?: 'mostrecent' | 'leastrecent' | 'name';
}

interface TeamRespondentView {
	profileId: string;
	userId: string;
	firstName: string;
	lastInitial: string;
	jobTitle: string;
	skills: object[];
	companySize: string;
	location: object[];
	source: 'marketplace';
	lastPaidAt: string;
}

const jobTitles = ['Baker', 'Bookkeeper', 'Nurse', 'Office manager', 'Teacher'];

/** The job title of a person: the store has none, so it follows from the name. */
const jobTitleOf = ({ profile }: ScreenerResponseRecord) => jobTitles[profile.lastName.length % jobTitles.length] ?? '';

/** Throws an HttpError with status 403 when the organization does not have the feature. */
function requireFeature({ quirks }: RespondentState): void {
	if (!quirks.participantDatabase) throw new HttpError(403, 'Participant database is not enabled');
}

/** A person whom the team has paid: a past participant. */
function viewOf(response: ScreenerResponseRecord): TeamRespondentView {
	const { profile, userId, createdAt } = response;
	return {
		profileId: profile.id,
		userId,
		firstName: profile.firstName,
		lastInitial: profile.lastName.charAt(0),
		jobTitle: jobTitleOf(response),
		skills: profile.skills,
		companySize: '',
		location: [],
		source: 'marketplace',
		lastPaidAt: createdAt,
	};
}

function isOfProject({ id, externalResearcher }: ProjectRecord, filter: TeamFilter): boolean {
	const { researcherId, teamId, companyId } = externalResearcher;
	if (filter.projectIds !== undefined && !filter.projectIds.includes(id)) return false;
	if ((filter.externalResearcherId ?? researcherId) !== researcherId) return false;
	return (filter.externalTeamId ?? teamId) === teamId && (filter.externalCompanyId ?? companyId) === companyId;
}

function contains(text: string, part: string | undefined): boolean {
	return text.toLowerCase().includes((part ?? '').toLowerCase());
}

function matching({ store }: RespondentState, filter: TeamFilter): TeamRespondentView[] {
	const ids = new Set(store.projects.filter((project) => isOfProject(project, filter)).map(({ id }) => id));
	return store.screenerResponses
		.filter(({ status, projectId }) => status === 'PAID' && ids.has(projectId))
		.map(viewOf)
		.filter(({ firstName, lastInitial, jobTitle, source }) => {
			if (filter.source !== undefined && filter.source !== source) return false;
			return contains(`${firstName} ${lastInitial}`, filter.name) && contains(jobTitle, filter.jobTitle);
		});
}

function sorted(people: TeamRespondentView[], sortBy: TeamFilter['sortBy'] = 'mostrecent'): TeamRespondentView[] {
	const byTime = (one: TeamRespondentView, two: TeamRespondentView) => one.lastPaidAt.localeCompare(two.lastPaidAt);
	// A page shows the newest of its rows first, so the order of time is the order of the rows.
	if (sortBy === 'mostrecent') return people.sort(byTime);
	if (sortBy === 'leastrecent') return people.sort((one, two) => byTime(two, one));
	return people.sort((one, two) => two.firstName.localeCompare(one.firstName));
}

function invitationFor(
	{ store }: RespondentState,
	project: ProjectRecord,
	{ profile, userId }: ScreenerResponseRecord,
	given: Pick<TeamInvitationRecord, 'message' | 'skipScreenerQuestions'>,
): TeamInvitationRecord {
	const { organizationId, teamId, owner } = store;
	return {
		id: store.newId(),
		createdAt: new Date().toISOString(),
		profileId: profile.id,
		userId,
		organizationId,
		teamId,
		projectId: project.id,
		senderId: owner.foreignId,
		...given,
		profile: { id: profile.id, firstName: profile.firstName, lastName: profile.lastName },
		project: { id: project.id, name: project.publicTitle, inviteCode: 'kitchen', incentive: project.incentiveAmount },
	};
}

/** Handlers of profiles and of past participants. */
export const teamRespondentHandlers: Record<string, OperationHandler<RespondentState>> = {
	ProfilesController_findOne: ({ params }, { store }) => {
		const response = store.screenerResponses.find(({ profile }) => profile.id === params.profileId);
		if (!response) throw new HttpError(404, 'Profile not found');
		const { id, userId, firstName, lastName, picture, skills } = response.profile;
		const lastInitial = lastName.charAt(0);
		const body = { id, userId, firstName, lastInitial, picture, skills, jobTitle: jobTitleOf(response) };
		return { status: 200, body };
	},

	TeamRespondentsController_findAll: ({ query }, state) => {
		requireFeature(state);
		const filter = query as PageQuery & TeamFilter;
		const items = sorted(matching(state, filter), filter.sortBy);
		const body = pageOf(
			{ items },
			filter,
			state.quirks,
			({ profileId }) => profileId,
			(record) => record,
		);
		return { status: 200, body };
	},

	TeamRespondentsController_batchInvite: ({ body }, state) => {
		requireFeature(state);
		const { projectId, participants, message } = body as {
			projectId: string;
			participants: Array<{ profileId: string; skipScreenerQuestions: boolean }>;
			message: string;
		};
		const project = requireOpenProject(state, projectId);
		const skipped: object[] = [];
		const invitations: TeamInvitationRecord[] = [];
		for (const { profileId, skipScreenerQuestions } of participants) {
			const person = state.store.screenerResponses.find(
				({ profile, status }) => status === 'PAID' && profile.id === profileId,
			);
			if (!person) skipped.push({ profileId, skipScreenerQuestions });
			else invitations.push(invitationFor(state, project, person, { message, skipScreenerQuestions }));
		}
		state.store.teamInvitations.push(...invitations);
		return { status: 200, body: { invitations, skipped } };
	},
};
