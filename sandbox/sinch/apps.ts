import { HttpError, type OperationHandler } from '../server/types';
import { requireApp, requireById } from './lookups';
import type { WebhookRecord } from './records';
import { bodyOf, maskedFields } from './request';
import type { SinchState } from './state';

/** Most webhooks of an app. */
const MAX_WEBHOOKS = 5;

/** Fields that an update may change. */
const changeable = ['app_id', 'client_credentials', 'secret', 'target', 'target_type', 'triggers'];

/** A webhook as the API shows it. Whether Sinch shows the secret is not documented. */
function webhookView({ secret, ...webhook }: WebhookRecord, { quirks }: SinchState): Partial<WebhookRecord> {
	return secret === undefined || quirks.hideSecrets ? webhook : { ...webhook, secret };
}

/** Throws an HttpError with status 400 when another webhook of the app has this target. */
function assertTargetIsFree({ store }: SinchState, appId: string, target: unknown, own?: WebhookRecord): void {
	const isTaken = store.webhooks.some((other) => other !== own && other.app_id === appId && other.target === target);
	if (isTaken) throw new HttpError(400, 'target is registered already');
}

/** Handlers of all routes below apps and webhooks. */
export const appHandlers: Record<string, OperationHandler<SinchState>> = {
	listApps: (_call, { store }) => ({ status: 200, body: { apps: store.apps } }),

	getApp: ({ params }, state) => ({ status: 200, body: requireApp(state, params.app_id) }),

	listWebhooks: ({ params }, state) => {
		const { id } = requireApp(state, params.app_id);
		const own = state.store.webhooks.filter(({ app_id }) => app_id === id);
		return { status: 200, body: { webhooks: own.map((webhook) => webhookView(webhook, state)) } };
	},

	createWebhook: (call, state) => {
		const { app_id, target, target_type = 'DISMISS', triggers = [], secret } = bodyOf(call);
		const { id } = requireApp(state, app_id);
		const own = state.store.webhooks.filter((webhook) => webhook.app_id === id);
		assertTargetIsFree(state, id, target);
		if (own.length >= MAX_WEBHOOKS) throw new HttpError(400, 'an app has at most 5 webhooks');
		const webhook = {
			id: state.store.newId(),
			app_id: id,
			target,
			target_type,
			triggers,
			...(secret ? { secret } : {}),
		};
		state.store.webhooks.push(webhook as WebhookRecord);
		return { status: 200, body: webhookView(webhook as WebhookRecord, state) };
	},

	getWebhook: ({ params }, state) => ({
		status: 200,
		body: webhookView(requireById(state.store.webhooks, params.webhook_id, 'webhook_id'), state),
	}),

	updateWebhook: (call, state) => {
		const webhook = requireById(state.store.webhooks, call.params.webhook_id, 'webhook_id');
		const changes = maskedFields(call, changeable);
		assertTargetIsFree(state, webhook.app_id, changes.target, webhook);
		return { status: 200, body: webhookView(Object.assign(webhook, changes), state) };
	},

	deleteWebhook: ({ params }, { store }) => {
		store.webhooks.splice(store.webhooks.indexOf(requireById(store.webhooks, params.webhook_id, 'webhook_id')), 1);
		return { status: 200 };
	},
};
