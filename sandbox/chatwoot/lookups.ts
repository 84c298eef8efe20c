import { Refusal, type OperationHandler } from '../server/types';
import type { WebhookRecord } from './records';
import { administratorIn, callerIn, callerOf, notFound, tokenOf, type ChatwootState } from './state';
import { agentView, inboxView, teamView, webhookView } from './views';

interface WebhookBody {
	url?: string;
	name?: string;
	subscriptions?: string[];
	inbox_id?: number;
}

function webhookWith(id: string | undefined, { store }: ChatwootState): WebhookRecord {
	const found = store.webhooks.find((webhook) => webhook.id === Number(id));
	if (!found) throw new Refusal(404, notFound);
	return found;
}

/** Handlers of the lists that pickers show, and of webhooks (events are not delivered). */
export const lookupHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getProfile: (call, state) => {
		const caller = callerOf(tokenOf(call.headers, state.quirks), state.credentials);
		const agent = state.store.agents.find(({ id }) => id === caller?.id);
		if (!agent) throw new Refusal(401, 'Invalid Access Token');
		const { id, name, email, role } = agent;
		const accounts = [{ id: state.store.accountId, name: 'Sandbox Shop', role }];
		return { status: 200, body: { id, name, email, type: null, accounts } };
	},

	listInboxes: (call, state) => {
		const caller = callerIn(call, state);
		const isAdministrator = caller.kind === 'user' && caller.role === 'administrator';
		return { status: 200, body: { payload: state.store.inboxes.map((inbox) => inboxView(inbox, isAdministrator)) } };
	},

	listAgents: (call, state) => {
		callerIn(call, state);
		return { status: 200, body: state.store.agents.map(agentView) };
	},

	listTeams: (call, state) => {
		callerIn(call, state);
		return { status: 200, body: state.store.teams.map(teamView) };
	},

	listLabels: (call, state) => {
		callerIn(call, state);
		return { status: 200, body: { payload: state.store.labels.map((label) => ({ ...label, description: null })) } };
	},

	listWebhooks: (call, state) => {
		administratorIn(call, state);
		return { status: 200, body: { payload: { webhooks: state.store.webhooks.map(webhookView) } } };
	},

	createWebhook: (call, state) => {
		administratorIn(call, state);
		const { url = '', name = null, subscriptions = [], inbox_id: inboxId = null } = call.body as WebhookBody;
		if (state.store.webhooks.some((known) => known.url === url)) {
			return { status: 422, body: { message: 'Url has already been taken', attributes: ['url'] } };
		}
		const secret = state.store.newUuid();
		const webhook = { id: state.store.newId(), name, url, subscriptions, secret, inboxId };
		state.store.webhooks.push(webhook);
		return { status: 200, body: { payload: { webhook: webhookView(webhook) } } };
	},

	updateWebhook: (call, state) => {
		administratorIn(call, state);
		const webhook = webhookWith(call.params.webhook_id, state);
		const { url = webhook.url, name = webhook.name, subscriptions } = call.body as WebhookBody;
		Object.assign(webhook, { url, name, subscriptions: subscriptions ?? webhook.subscriptions });
		return { status: 200, body: { payload: { webhook: webhookView(webhook) } } };
	},

	deleteWebhook: (call, state) => {
		administratorIn(call, state);
		const { webhooks } = state.store;
		webhooks.splice(webhooks.indexOf(webhookWith(call.params.webhook_id, state)), 1);
		return { status: 200 };
	},
};
