import { Refusal, type OperationHandler } from '../server/types';
import { appOf, bodyOf, byId } from './lookups';
import type { WebhookRecord } from './records';
import type { SinchState } from './state';

const MOST_WEBHOOKS = 5;

/** Handlers of everything under apps and webhooks. Events are not delivered. */
export const appHandlers: Record<string, OperationHandler<SinchState>> = {
	listApps: (_call, { store }) => ({ status: 200, body: { apps: store.apps } }),

	getApp: ({ params }, state) => ({ status: 200, body: appOf(state, params.app_id) }),

	listWebhooks: ({ params }, state) => {
		const { id } = appOf(state, params.app_id);
		return { status: 200, body: { webhooks: state.store.webhooks.filter(({ app_id }) => app_id === id) } };
	},

	createWebhook: (call, state) => {
		const { app_id, target, target_type = 'DISMISS', triggers = [], secret } = bodyOf(call);
		const { id } = appOf(state, app_id);
		const own = state.store.webhooks.filter((webhook) => webhook.app_id === id);
		if (own.some((webhook) => webhook.target === target)) throw new Refusal(400, 'target is registered already');
		if (own.length >= MOST_WEBHOOKS) throw new Refusal(400, 'an app has at most 5 webhooks');
		const webhook = {
			id: state.store.newId(),
			app_id: id,
			target,
			target_type,
			triggers,
			...(secret ? { secret } : {}),
		};
		state.store.webhooks.push(webhook as WebhookRecord);
		return { status: 200, body: webhook };
	},

	getWebhook: ({ params }, { store }) => ({ status: 200, body: byId(store.webhooks, params.webhook_id, 'webhook_id') }),

	updateWebhook: (call, { store }) => {
		const webhook = byId(store.webhooks, call.params.webhook_id, 'webhook_id');
		return { status: 200, body: Object.assign(webhook, bodyOf(call), { id: webhook.id }) };
	},

	deleteWebhook: ({ params }, { store }) => {
		store.webhooks.splice(store.webhooks.indexOf(byId(store.webhooks, params.webhook_id, 'webhook_id')), 1);
		return { status: 200 };
	},
};
