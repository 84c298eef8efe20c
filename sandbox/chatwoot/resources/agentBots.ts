import type { Call, OperationHandler } from '../../server/types';
import { bodyOf, toAttributes, toId, toText } from '../params';
import { authorize, authorizeAdministrator, isAdministrator } from '../rules/access';
import { demand, seesInbox } from '../rules/visibility';
import type { ChatwootState } from '../state';
import type { AgentBotRecord } from '../store/records';
import { agentBotView, inboxAgentBotView } from '../views/agentBot';
import { orNotFound, requireInbox } from './lookups';

/** The bot with an id. Throws an HttpError with status 404 when it does not exist. */
function requireBot(id: unknown, { store }: ChatwootState): AgentBotRecord {
	return orNotFound(store.agentBot(toId(id) ?? 0));
}

/** Whether a caller sees the secrets of bots. */
function showsSecret(call: Call, state: ChatwootState): boolean {
	return isAdministrator(authorize(call, state)) && state.server.signs;
}

/** What a body sets of a bot. */
function valuesIn(body: Record<string, unknown>): Partial<AgentBotRecord> {
	const config = toAttributes(body.bot_config);
	return {
		...('name' in body && { name: toText(body.name) ?? '' }),
		...('description' in body && { description: toText(body.description) ?? null }),
		...('outgoing_url' in body && { outgoingUrl: toText(body.outgoing_url) ?? null }),
		...(config && { config }),
	};
}

/**
 * Handlers of agent bots, and of the bot of an inbox.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/agent_bots_controller.rb, inboxes_controller.rb:56
 */
export const agentBotHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listAgentBots: (call, state) => {
		const withSecret = showsSecret(call, state);
		return { status: 200, body: state.store.agentBots.map((bot) => agentBotView(bot, withSecret)) };
	},

	getAgentBot: (call, state) => {
		const withSecret = showsSecret(call, state);
		return { status: 200, body: agentBotView(requireBot(call.params.agent_bot_id, state), withSecret) };
	},

	createAgentBot: (call, state) => {
		authorizeAdministrator(call, state);
		const { store } = state;
		const bot: AgentBotRecord = {
			id: store.newId('agentBots'),
			name: '',
			description: null,
			outgoingUrl: null,
			config: {},
			accessToken: store.newToken(),
			secret: store.newToken(),
			createdAt: store.now(),
			...valuesIn(bodyOf(call)),
		};
		store.agentBots.push(bot);
		return { status: 200, body: agentBotView(bot, showsSecret(call, state)) };
	},

	updateAgentBot: (call, state) => {
		authorizeAdministrator(call, state);
		const bot = Object.assign(requireBot(call.params.agent_bot_id, state), valuesIn(bodyOf(call)));
		return { status: 200, body: agentBotView(bot, showsSecret(call, state)) };
	},

	// The bot's token stops working, and its inboxes and conversations have no bot any more.
	deleteAgentBot: (call, state) => {
		authorizeAdministrator(call, state);
		const { agentBots, inboxes, conversations } = state.store;
		const bot = requireBot(call.params.agent_bot_id, state);
		agentBots.splice(agentBots.indexOf(bot), 1);
		for (const inbox of inboxes) if (inbox.agentBotId === bot.id) inbox.agentBotId = null;
		for (const conversation of conversations) {
			if (conversation.assigneeBotId === bot.id) conversation.assigneeBotId = null;
		}
		return { status: 200 };
	},

	getInboxAgentBot: (call, state) => {
		const caller = authorize(call, state);
		const inbox = requireInbox(call.params.inbox_id, state);
		demand(seesInbox(caller, inbox));
		const bot = state.store.agentBot(inbox.agentBotId);
		const body = { agent_bot: bot ? inboxAgentBotView(bot, showsSecret(call, state)) : {} };
		return { status: 200, body };
	},

	// A new bot takes the place of the present one without a warning.
	setInboxAgentBot: (call, state) => {
		authorizeAdministrator(call, state);
		const inbox = requireInbox(call.params.inbox_id, state);
		const { agent_bot: id } = bodyOf(call);
		inbox.agentBotId = id === undefined || id === null || id === false ? null : requireBot(id, state).id;
		return { status: 200 };
	},
};
