import { HttpError, type Answer, type OperationHandler } from '../server/types';
import { eventTypes, simulatedEvent, type EventType } from './events';
import type { WebhookRecord } from './records';
import type { RespondentState } from './state';

const view = ({ id, url, privateKey, teamId, organizationId }: WebhookRecord) => ({
	id,
	url,
	privateKey,
	teamId,
	organizationId,
});

function requireWebhook({ store }: RespondentState, webhookId: string | undefined): WebhookRecord {
	const webhook = store.webhooks.find(({ id }) => id === webhookId);
	if (!webhook) throw new HttpError(404, 'Webhook not found');
	return webhook;
}

/** Is it an absolute http or https address? */
function isWebAddress(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** How the service says that no webhook is registered. Throws a Refusal unless a quirk chose otherwise. */
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

/** Handlers of every route under /v1/webhooks. */
export const webhookHandlers: Record<string, OperationHandler<RespondentState>> = {
	WebhooksController_find: (_call, state) => {
		const active = state.store.webhooks.find((webhook) => webhook.active);
		return active ? { status: 200, body: view(active) } : noWebhook(state);
	},

	WebhooksController_create: ({ body }, { store }) => {
		const { url } = body as { url: string };
		if (!isWebAddress(url)) throw new HttpError(400, ['url must be a URL address']);
		for (const webhook of store.webhooks) webhook.active = false;
		const { teamId, organizationId } = store;
		const id = store.newId();
		const webhook = { id, url, privateKey: store.newUid(), teamId, organizationId, active: true };
		store.webhooks.push(webhook);
		return { status: 201, body: view(webhook) };
	},

	WebhooksController_findOne: ({ params }, state) => ({
		status: 200,
		body: view(requireWebhook(state, params.webhookId)),
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
