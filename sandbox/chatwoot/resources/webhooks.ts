import { isRecord } from '../../server/guards';
import type { Answer, Call, OperationHandler } from '../../server/types';
import { bodyOf, isBlank, toId, toText } from '../params';
import { authorizeAdministrator } from '../rules/access';
import { invalidRecord, missingParameter } from '../rules/errors';
import { isPrivateTarget } from '../rules/privateTarget';
import type { ChatwootState } from '../state';
import type { WebhookRecord } from '../store/records';
import { webhookView } from '../views/account';
import { orNotFound } from './lookups';

/** The events that a webhook can subscribe to. Chatwoot v4.15.1 app/models/webhook.rb */
const events = [
	'conversation_status_changed',
	'conversation_updated',
	'conversation_created',
	'contact_created',
	'contact_updated',
	'message_created',
	'message_updated',
	'webwidget_triggered',
	'inbox_created',
	'inbox_updated',
	'conversation_typing_on',
	'conversation_typing_off',
];

const parameters = ['inbox_id', 'name', 'subscriptions', 'url'];

function requireWebhook(id: string | undefined, { store }: ChatwootState): WebhookRecord {
	return orNotFound(store.webhooks.find((webhook) => webhook.id === Number(id)));
}

/**
 * The webhook in a body: below `webhook`, or its parameters beside it, which Rails wraps. Throws an HttpError with status
 * 422 when there is none. Seen on Chatwoot 4.15.1.
 */
function webhookIn(call: Call): Record<string, unknown> {
	const body = bodyOf(call);
	const beside = Object.fromEntries(Object.entries(body).filter(([name]) => parameters.includes(name)));
	const given = 'webhook' in body ? body.webhook : beside;
	if (!isRecord(given) || isBlank(given)) throw missingParameter('webhook');
	return given;
}

function isKnownSubscriptions(subscriptions: unknown): subscriptions is string[] {
	return (
		Array.isArray(subscriptions) &&
		subscriptions.length > 0 &&
		subscriptions.every((event) => events.some((known) => known === event))
	);
}

type Values = Pick<WebhookRecord, 'inboxId' | 'name' | 'subscriptions' | 'url'>;

const parametersOf = ({ url, name, subscriptions, inboxId }: Values) => ({
	url,
	name,
	subscriptions,
	inbox_id: inboxId,
});

/** What is wrong with the URL of a webhook. `own` is the webhook that is changed. */
function urlProblem(url: string, { store, quirks }: ChatwootState, own?: WebhookRecord): string | undefined {
	if (store.webhooks.some((known) => known !== own && known.url === url)) return 'Url has already been taken';
	if (!/https?:\/\/[^\s/]/.test(url)) return 'Url is invalid';
	return quirks.privateTargets === 'refuse' && isPrivateTarget(url) ? 'Url is not allowed' : undefined;
}

/** The values of a webhook after a request. Throws an HttpError with status 422 when they are not valid. */
function validValues(given: Record<string, unknown>, state: ChatwootState, own?: WebhookRecord): Values {
	const { url, name, subscriptions, inbox_id: inboxId } = { ...(own && parametersOf(own)), ...given };
	const address = toText(url) ?? '';
	const problem = urlProblem(address, state, own);
	const problems: Array<[string, string]> = problem === undefined ? [] : [['url', problem]];
	if (!isKnownSubscriptions(subscriptions)) {
		throw invalidRecord([...problems, ['subscriptions', 'Subscriptions Invalid events']]);
	}
	if (problems.length > 0) throw invalidRecord(problems);
	return { url: address, name: toText(name) ?? null, subscriptions, inboxId: toId(inboxId) ?? null };
}

function viewIn(webhook: WebhookRecord, { quirks, store }: ChatwootState, where: 'create' | 'list') {
	const isShown = quirks.signing !== 'none' && (quirks.secretIn === 'both' || quirks.secretIn === where);
	return webhookView(webhook, isShown, store.inbox(webhook.inboxId ?? 0));
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
		const { store } = state;
		const values = validValues(webhookIn(call), state);
		const webhook: WebhookRecord = { id: store.newId('webhooks'), ...values, secret: store.newToken() };
		store.webhooks.push(webhook);
		return answerWith(webhook, state);
	},

	updateWebhook: (call, state) => {
		authorizeAdministrator(call, state);
		const webhook = requireWebhook(call.params.webhook_id, state);
		Object.assign(webhook, validValues(webhookIn(call), state, webhook));
		return answerWith(webhook, state);
	},

	deleteWebhook: (call, state) => {
		authorizeAdministrator(call, state);
		const { webhooks } = state.store;
		webhooks.splice(webhooks.indexOf(requireWebhook(call.params.webhook_id, state)), 1);
		return { status: 200 };
	},
};
