import { HttpError, type OperationHandler } from '../../server/types';
import { authorize, findCaller, tokenOf } from '../rules/access';
import { accountName, type InboxRecord } from '../store/records';
import type { ChatwootState } from '../state';
import { agentView, inboxView, teamView } from '../views/views';

/** Handlers of the profile, inboxes, agents, teams and labels. */
export const accountHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getProfile: (call, state) => {
		const caller = findCaller(tokenOf(call.headers, state.quirks), state.credentials);
		const agent = state.store.agents.find(({ id }) => id === caller?.id);
		if (!agent) throw new HttpError(401, 'Invalid Access Token');
		const { id, name, email, role } = agent;
		const accounts = [{ id: state.store.accountId, name: accountName, role }];
		return { status: 200, body: { id, name, email, type: null, accounts } };
	},

	listInboxes: (call, state) => {
		const caller = authorize(call, state);
		const isAdministrator = caller.kind === 'user' && caller.role === 'administrator';
		const view = (inbox: InboxRecord) => {
			const { secret, ...rest } = inboxView(inbox, isAdministrator);
			return { ...rest, ...(state.quirks.signing === 'all' && { secret }) };
		};
		return { status: 200, body: { payload: state.store.inboxes.map(view) } };
	},

	listAgents: (call, state) => {
		authorize(call, state);
		return { status: 200, body: state.store.agents.map(agentView) };
	},

	listTeams: (call, state) => {
		authorize(call, state);
		return { status: 200, body: state.store.teams.map(teamView) };
	},

	listLabels: (call, state) => {
		authorize(call, state);
		return { status: 200, body: { payload: state.store.labels.map((label) => ({ ...label, description: null })) } };
	},
};
