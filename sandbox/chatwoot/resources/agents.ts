import { isRecord } from '../../server/guards';
import type { Call, OperationHandler } from '../../server/types';
import { bodyOf, isBlank, toText } from '../params';
import { authorize, authorizeAdministrator } from '../rules/access';
import { invalidRecord, missingParameter } from '../rules/errors';
import { byName } from '../rules/nameOrder';
import type { ChatwootState } from '../state';
import type { UserRecord } from '../store/records';
import { agentView } from '../views/account';
import { requireAgent } from './lookups';

/** The agent in a body: below `agent`, or beside it, as the server reads both. Throws an HttpError (422) when it is empty. */
function agentIn(call: Call): Record<string, unknown> {
	const body = bodyOf(call);
	const agent = isRecord(body.agent) ? body.agent : body;
	if (isBlank(agent)) throw missingParameter('agent');
	return agent;
}

function roleIn(role: unknown): UserRecord['role'] {
	return role === 'administrator' ? 'administrator' : 'agent';
}

/**
 * Handlers of the users of the account.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/agents_controller.rb
 */
export const agentHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listAgents: (call, state) => {
		authorize(call, state);
		return { status: 200, body: [...state.store.agents].sort(byName).map(agentView) };
	},

	createAgent: (call, state) => {
		authorizeAdministrator(call, state);
		const { store } = state;
		const { email, name, role } = agentIn(call);
		const address = (toText(email) ?? '').toLowerCase();
		if (address === '') throw invalidRecord([['email', "Email can't be blank"]]);
		if (store.agents.some((user) => user.email === address)) {
			throw invalidRecord([['user_id', 'User has already been taken']]);
		}
		const agent: UserRecord = {
			id: store.newId('users'),
			accountId: store.accountId,
			name: toText(name) ?? '',
			email: address,
			role: roleIn(role),
			accessToken: store.newToken(),
		};
		store.users.push(agent);
		return { status: 200, body: agentView(agent) };
	},

	updateAgent: (call, state) => {
		authorizeAdministrator(call, state);
		const agent = requireAgent(call.params.agent_id, state);
		const { name, role } = agentIn(call);
		agent.name = toText(name) ?? agent.name;
		if (role !== undefined) agent.role = roleIn(role);
		return { status: 200, body: agentView(agent) };
	},

	deleteAgent: (call, state) => {
		authorizeAdministrator(call, state);
		const { users, inboxes, teams } = state.store;
		const agent = requireAgent(call.params.agent_id, state);
		users.splice(users.indexOf(agent), 1);
		for (const group of [...inboxes, ...teams]) group.memberIds = group.memberIds.filter((id) => id !== agent.id);
		return { status: 200 };
	},
};
