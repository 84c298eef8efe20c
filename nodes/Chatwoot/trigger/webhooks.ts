import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, toText, type Fetch } from '../../shared';
import { unwrapPayload } from '../answers';
import { callTo, routes } from '../routes';

/** A webhook of the account. */
export interface Webhook {
	id: string;
	url: string;
	/** The API's names of the events. */
	subscriptions: string[];
	/** Missing on servers older than 4.11.2, which do not sign. */
	secret?: string | undefined;
}

/** The body of a request that creates or changes a webhook. */
export interface WebhookBody extends IDataObject {
	url: string;
	name: string;
	subscriptions: string[];
}

/** All webhooks of the account. Throws a Failure, also when the answer is not a list: it does not mean that there are none. */
export async function listWebhooks(fetch: Fetch): Promise<Webhook[]> {
	const answer = unwrapPayload(await fetch(callTo(routes.listWebhooks)));
	// Servers give { payload: { webhooks: [] } }, Chatwoot's API reference says a bare list.
	const list = isRecord(answer) ? (answer.webhooks ?? answer.payload) : answer;
	if (!Array.isArray(list)) throw new Failure('notSent', 'Chatwoot gave no readable list of webhooks');
	return list.filter(isRecord).map(parseWebhook);
}

/** The webhook of the account with this URL; undefined when there is none. Throws a Failure. */
export async function findWebhook(fetch: Fetch, url: string): Promise<Webhook | undefined> {
	return (await listWebhooks(fetch)).find((webhook) => webhook.url === url);
}

/** Creates a webhook. Throws a Failure, with the reason `unknown` when Chatwoot may have created it. */
export async function createWebhook(fetch: Fetch, body: WebhookBody): Promise<Webhook> {
	return readWebhook(await fetch(callTo(routes.createWebhook, { body })));
}

/** Changes a webhook. Throws a Failure. */
export async function updateWebhook(fetch: Fetch, id: string, body: WebhookBody): Promise<Webhook> {
	return readWebhook(await fetch(callTo(routes.updateWebhook, { path: { webhook_id: id }, body })));
}

/** Deletes a webhook, if it still exists. Throws a Failure. */
export async function deleteWebhook(fetch: Fetch, id: string): Promise<void> {
	await fetch(callTo(routes.deleteWebhook, { path: { webhook_id: id } })).catch((error: unknown) => {
		if (!(error instanceof Failure && error.code === '404')) throw error;
	});
}

// { payload: { webhook: {…} } }, or the webhook itself.
function readWebhook(answer: unknown): Webhook {
	const inner = unwrapPayload(answer);
	const record = isRecord(inner) && isRecord(inner.webhook) ? inner.webhook : inner;
	if (isRecord(record) && toText(record.id) !== '') return parseWebhook(record);
	throw new Failure('unknown', 'Chatwoot gave no readable answer when it was asked for a webhook');
}

function parseWebhook(record: IDataObject): Webhook {
	return {
		id: toText(record.id),
		url: toText(record.url),
		subscriptions: [record.subscriptions ?? []].flat().map(toText),
		secret: toText(record.secret) || undefined,
	};
}
