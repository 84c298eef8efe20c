import type { Call, OperationHandler } from '../../server/types';
import { bodyOf, isBlank, toBoolean, toText } from '../params';
import { authorize, authorizeAdministrator } from '../rules/access';
import { invalidRecord } from '../rules/errors';
import type { ChatwootState } from '../state';
import type { TeamRecord } from '../store/records';
import { agentView, teamView } from '../views/account';
import { orNotFound } from './lookups';
import { userIdsIn, usersIn } from './members';

function requireTeam({ params }: Call, { store }: ChatwootState): TeamRecord {
	return orNotFound(store.team(Number(params.team_id)));
}

/** The name of a team, which the server stores in lower case. Throws an HttpError (422) when it is blank or taken. */
function nameIn(given: unknown, { store }: ChatwootState, own?: TeamRecord): string {
	const name = (toText(given) ?? '').toLowerCase();
	if (isBlank(name)) throw invalidRecord([['name', 'Name must not be blank']]);
	if (store.teams.some((team) => team !== own && team.name === name)) {
		throw invalidRecord([['name', 'Name has already been taken']]);
	}
	return name;
}

/**
 * Handlers of teams and their members.
 *
 * Chatwoot v4.15.1 app/models/team.rb, app/controllers/api/v1/accounts/team_members_controller.rb
 */
export const teamHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listTeams: (call, state) => {
		const { id } = authorize(call, state);
		return { status: 200, body: state.store.teams.map((team) => teamView(team, id)) };
	},

	getTeam: (call, state) => {
		const { id } = authorize(call, state);
		return { status: 200, body: teamView(requireTeam(call, state), id) };
	},

	createTeam: (call, state) => {
		const { id } = authorizeAdministrator(call, state);
		const { store } = state;
		const { name, description, allow_auto_assign: allowAutoAssign } = bodyOf(call);
		const now = store.now();
		const team: TeamRecord = {
			id: store.newId('teams'),
			name: nameIn(name, state),
			description: toText(description) ?? null,
			allowAutoAssign: toBoolean(allowAutoAssign) ?? true,
			memberIds: [],
			createdAt: now,
			updatedAt: now,
		};
		store.teams.push(team);
		return { status: 200, body: teamView(team, id) };
	},

	updateTeam: (call, state) => {
		const { id } = authorizeAdministrator(call, state);
		const team = requireTeam(call, state);
		const body = bodyOf(call);
		if ('name' in body) team.name = nameIn(body.name, state, team);
		if ('description' in body) team.description = toText(body.description) ?? null;
		team.allowAutoAssign = toBoolean(body.allow_auto_assign) ?? team.allowAutoAssign ?? true;
		team.updatedAt = state.store.now();
		return { status: 200, body: teamView(team, id) };
	},

	deleteTeam: (call, state) => {
		authorizeAdministrator(call, state);
		const { teams, conversations } = state.store;
		const team = requireTeam(call, state);
		teams.splice(teams.indexOf(team), 1);
		for (const conversation of conversations) if (conversation.teamId === team.id) conversation.teamId = null;
		return { status: 200 };
	},

	listTeamMembers: (call, state) => {
		authorize(call, state);
		return { status: 200, body: usersIn(state.store, requireTeam(call, state).memberIds).map(agentView) };
	},

	addTeamMembers: (call, state) => {
		authorizeAdministrator(call, state);
		const team = requireTeam(call, state);
		const added = userIdsIn(bodyOf(call), state.store).filter((id) => !team.memberIds.includes(id));
		team.memberIds.push(...added);
		return { status: 200, body: usersIn(state.store, added).map(agentView) };
	},

	setTeamMembers: (call, state) => {
		authorizeAdministrator(call, state);
		const team = requireTeam(call, state);
		team.memberIds = userIdsIn(bodyOf(call), state.store);
		return { status: 200, body: usersIn(state.store, team.memberIds).map(agentView) };
	},

	removeTeamMembers: (call, state) => {
		authorizeAdministrator(call, state);
		const team = requireTeam(call, state);
		const removed = userIdsIn(bodyOf(call), state.store);
		team.memberIds = team.memberIds.filter((id) => !removed.includes(id));
		return { status: 200 };
	},
};
