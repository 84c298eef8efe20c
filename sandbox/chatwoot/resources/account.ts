import { HttpError, type OperationHandler } from '../../server/types';
import { authorize, isAdministrator } from '../rules/access';
import { seesInbox } from '../rules/visibility';
import type { InboxRecord } from '../store/records';
import type { ChatwootState } from '../state';
import { agentView, labelView, teamView } from '../views/account';
import { inboxView } from '../views/inbox';

/** Handlers of the profile, inboxes, agents, teams and labels. */
export const accountHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getProfile: (call, state) => {
		const caller = authorize(call, state);
		if (caller.kind !== 'user') throw new HttpError(401, 'Invalid Access Token');
		const { id, name, email, role, accountId } = caller.user;
		const { account } = state.store;
		const accounts = [{ id: accountId, name: accountId === account.id ? account.name : 'Elsewhere', role }];
		return { status: 200, body: { id, name, email, type: null, accounts } };
	},

	listInboxes: (call, state) => {
		const caller = authorize(call, state);
		const view = (inbox: InboxRecord) => {
			const { secret, ...rest } = inboxView(inbox, isAdministrator(caller));
			return { ...rest, ...(state.quirks.signing === 'all' && { secret }) };
		};
		return {
			status: 200,
			body: { payload: state.store.inboxes.filter((inbox) => seesInbox(caller, inbox)).map(view) },
		};
	},

	listAgents: (call, state) => {
		authorize(call, state);
		return { status: 200, body: state.store.agents.map(agentView) };
	},

	listTeams: (call, state) => {
		const { id } = authorize(call, state);
		return { status: 200, body: state.store.teams.map((team) => teamView(team, id)) };
	},

	listLabels: (call, state) => {
		authorize(call, state);
		return { status: 200, body: { payload: state.store.labels.map(labelView) } };
	},
};
