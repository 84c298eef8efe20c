import { HttpError, type Answer, type OperationHandler } from '../server/types';
import { eventTypes, simulatedEvent, type EventType } from './events';
import type { WebhookRecord } from './records';
import type { RespondentState } from './state';

/** A webhook as the API shows it. */
const webhookView = ({ id, url, privateKey, teamId, organizationId }: WebhookRecord) => ({
	id,
	url,
	privateKey,
	teamId,
	organizationId,
});

/** The webhook with an id. Throws an HttpError with status 404 when it does not exist. */
function requireWebhook({ store }: RespondentState, webhookId: string | undefined): WebhookRecord {
	const webhook = store.webhooks.find(({ id }) => id === webhookId);
	if (!webhook) throw new HttpError(404, 'Webhook not found');
	return webhook;
}

/** True for an absolute URL with http or https. */
function isHttpUrl(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** The answer when no webhook is registered. Throws an HttpError with status 404, unless the quirk selects another answer. */
function noWebhook({ quirks }: RespondentState): Answer {
	switch (quirks.noWebhook) {
		case 'null':
			return { status: 200, body: null, offContract: true };
		case 'object':
			return { status: 200, body: {}, offContract: true };
		case 'empty':
			return { status: 200, offContract: true };
		default:
			throw new HttpError(404, 'Webhook not found');
	}
}

/** Handlers of all routes below /v1/webhooks. */
export const webhookHandlers: Record<string, OperationHandler<RespondentState>> = {
	WebhooksController_find: (_call, state) => {
		const active = state.store.webhooks.find((webhook) => webhook.active);
		return active ? { status: 200, body: webhookView(active) } : noWebhook(state);
	},

	WebhooksController_create: ({ body }, { store }) => {
		const { url } = body as { url: string };
		if (!isHttpUrl(url)) throw new HttpError(400, ['url must be a URL address']);
		for (const webhook of store.webhooks) webhook.active = false;
		const { teamId, organizationId } = store;
		const id = store.newId();
		const webhook = { id, url, privateKey: store.newUid(), teamId, organizationId, active: true };
		store.webhooks.push(webhook);
		return { status: 201, body: webhookView(webhook) };
	},

	WebhooksController_findOne: ({ params }, state) => ({
		status: 200,
		body: webhookView(requireWebhook(state, params.webhookId)),
	}),

	WebhooksController_deactivate: ({ params }, state) => {
		const webhook = requireWebhook(state, params.webhookId);
		if (!webhook.active && state.quirks.deleteReplacedWebhook === 'not-found') {
			throw new HttpError(404, 'Webhook not found');
		}
		webhook.active = false;
		return { status: 200 };
	},

	WebhooksController_findEventTypes: ({ params }, state) => {
		requireWebhook(state, params.webhookId);
		return { status: 200, body: { eventTypes } };
	},

	WebhooksController_simulate: ({ params, body }, state) => {
		const webhook = requireWebhook(state, params.webhookId);
		const { event, screenerResponseUpdatedType } = body as { event: EventType; screenerResponseUpdatedType?: string };
		const { url, privateKey: key } = webhook;
		state.notifier.send(simulatedEvent(state, event, screenerResponseUpdatedType, webhook), { url, key });
		return { status: 201 };
	},
};
