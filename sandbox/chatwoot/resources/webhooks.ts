import type { Answer, OperationHandler } from '../../server/types';
import { authorizeAdministrator } from '../rules/access';
import { orNotFound } from './lookups';
import type { WebhookRecord } from '../store/records';
import type { ChatwootState } from '../state';
import { webhookView } from '../views/account';

interface WebhookBody {
	url?: string;
	name?: string;
	subscriptions?: string[];
	inbox_id?: number;
}

const PRIVATE_URL = /^https?:\/\/(localhost|127\.|10\.|192\.168\.)/;

function requireWebhook(id: string | undefined, { store }: ChatwootState): WebhookRecord {
	return orNotFound(store.webhooks.find((webhook) => webhook.id === Number(id)));
}

/** True for the URL of a private network, to which Chatwoot may send no events. */
export function isPrivateTarget(url: string): boolean {
	return PRIVATE_URL.test(url);
}

function invalidUrl(message: string): Answer {
	return { status: 422, body: { message, attributes: ['url'] } };
}

function viewIn(webhook: WebhookRecord, { quirks }: ChatwootState, where: 'create' | 'list') {
	const isShown = quirks.signing !== 'none' && (quirks.secretIn === 'both' || quirks.secretIn === where);
	return webhookView(webhook, isShown);
}

function answerWith(webhook: WebhookRecord, state: ChatwootState): Answer {
	const view = viewIn(webhook, state, 'create');
	return { status: 200, body: state.quirks.webhookEnvelope === 'bare' ? view : { payload: { webhook: view } } };
}

/** Handlers of the account's webhooks. */
export const webhookHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listWebhooks: (call, state) => {
		authorizeAdministrator(call, state);
		const webhooks = state.store.webhooks.map((webhook) => viewIn(webhook, state, 'list'));
		return { status: 200, body: state.quirks.webhookEnvelope === 'bare' ? webhooks : { payload: { webhooks } } };
	},

	createWebhook: (call, state) => {
		authorizeAdministrator(call, state);
		const { url = '', name = null, subscriptions = [], inbox_id: inboxId = null } = call.body as WebhookBody;
		if (!/^https?:\/\//.test(url)) return invalidUrl('Url is invalid');
		if (state.store.webhooks.some((known) => known.url === url)) return invalidUrl('Url has already been taken');
		if (state.quirks.privateTargets === 'refuse' && isPrivateTarget(url)) return invalidUrl('Url is not allowed');
		const secret = state.store.newUuid();
		const webhook = { id: state.store.newId('webhooks'), name, url, subscriptions, secret, inboxId };
		state.store.webhooks.push(webhook);
		return answerWith(webhook, state);
	},

	updateWebhook: (call, state) => {
		authorizeAdministrator(call, state);
		const webhook = requireWebhook(call.params.webhook_id, state);
		const { url = webhook.url, name = webhook.name, subscriptions } = call.body as WebhookBody;
		Object.assign(webhook, { url, name, subscriptions: subscriptions ?? webhook.subscriptions });
		return answerWith(webhook, state);
	},

	deleteWebhook: (call, state) => {
		authorizeAdministrator(call, state);
		const { webhooks } = state.store;
		webhooks.splice(webhooks.indexOf(requireWebhook(call.params.webhook_id, state)), 1);
		return { status: 200 };
	},
};
