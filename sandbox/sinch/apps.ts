import { HttpError, type OperationHandler } from '../server/types';
import { requireApp, bodyOf, requireById, maskedFields } from './lookups';
import type { WebhookRecord } from './records';
import type { SinchState } from './state';

const MOST_WEBHOOKS = 5;

const changeable = ['app_id', 'client_credentials', 'secret', 'target', 'target_type', 'triggers'];

// Sinch may well keep a secret to itself once it has it.
function webhookView({ quirks }: SinchState): (webhook: WebhookRecord) => Partial<WebhookRecord> {
	return ({ secret, ...webhook }) => (secret === undefined || quirks.hideSecrets ? webhook : { ...webhook, secret });
}

function assertTargetIsFree({ store }: SinchState, appId: string, target: unknown, own?: WebhookRecord): void {
	const taken = store.webhooks.some((known) => known !== own && known.app_id === appId && known.target === target);
	if (taken) throw new HttpError(400, 'target is registered already');
}

/** Handlers of everything under apps and webhooks. */
export const appHandlers: Record<string, OperationHandler<SinchState>> = {
	listApps: (_call, { store }) => ({ status: 200, body: { apps: store.apps } }),

	getApp: ({ params }, state) => ({ status: 200, body: requireApp(state, params.app_id) }),

	listWebhooks: ({ params }, state) => {
		const { id } = requireApp(state, params.app_id);
		const own = state.store.webhooks.filter(({ app_id }) => app_id === id);
		return { status: 200, body: { webhooks: own.map(webhookView(state)) } };
	},

	createWebhook: (call, state) => {
		const { app_id, target, target_type = 'DISMISS', triggers = [], secret } = bodyOf(call);
		const { id } = requireApp(state, app_id);
		const own = state.store.webhooks.filter((webhook) => webhook.app_id === id);
		assertTargetIsFree(state, id, target);
		if (own.length >= MOST_WEBHOOKS) throw new HttpError(400, 'an app has at most 5 webhooks');
		const webhook = {
			id: state.store.newId(),
			app_id: id,
			target,
			target_type,
			triggers,
			...(secret ? { secret } : {}),
		};
		state.store.webhooks.push(webhook as WebhookRecord);
		return { status: 200, body: webhookView(state)(webhook as WebhookRecord) };
	},

	getWebhook: ({ params }, state) => ({
		status: 200,
		body: webhookView(state)(requireById(state.store.webhooks, params.webhook_id, 'webhook_id')),
	}),

	updateWebhook: (call, state) => {
		const webhook = requireById(state.store.webhooks, call.params.webhook_id, 'webhook_id');
		const changes = maskedFields(call, changeable);
		assertTargetIsFree(state, webhook.app_id, changes.target, webhook);
		return { status: 200, body: webhookView(state)(Object.assign(webhook, changes)) };
	},

	deleteWebhook: ({ params }, { store }) => {
		store.webhooks.splice(store.webhooks.indexOf(requireById(store.webhooks, params.webhook_id, 'webhook_id')), 1);
		return { status: 200 };
	},
};
