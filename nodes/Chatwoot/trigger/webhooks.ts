import type { IDataObject } from 'n8n-workflow';
import type { Fetch } from '../../shared/n8n/callApi';
import { Failure } from '../../shared/base/failure';
import { isRecord, objectAt, objectsAt, toText } from '../../shared/base/record';
import { unwrapPayload } from '../answers';
import { routes } from '../routes';
import { callTo } from '../../shared/http/call';

/** A webhook of the account. */
export interface Webhook {
	id: string;
	url: string;
	subscriptions: string[];
	/** Missing on servers older than 4.11.2, which do not sign. */
	secret?: string;
}

/** What a webhook is made of, as the API wants it. */
export interface WebhookBody extends IDataObject {
	url: string;
	name: string;
	subscriptions: string[];
}

/** All webhooks of the account. Throws a Failure when the answer is not a list: what cannot be read proves nothing. */
export async function listWebhooks(fetch: Fetch): Promise<Webhook[]> {
	const answer = unwrapPayload(await fetch(callTo(routes.listWebhooks)));
	// { payload: { webhooks: [] } } is what servers give, a bare list is what is published.
	const list = isRecord(answer) ? (answer.webhooks ?? answer.payload) : answer;
	if (!Array.isArray(list)) throw new Failure('notSent', 'Chatwoot gave no readable list of webhooks');
	return objectsAt({ list }, 'list').map(webhookOf);
}

/** Throws a Failure with the reason `unknown` when nobody knows whether there is one now. */
export async function createWebhook(fetch: Fetch, body: WebhookBody): Promise<Webhook> {
	return webhookIn(await fetch(callTo(routes.createWebhook, { body })));
}

export async function updateWebhook(fetch: Fetch, id: string, body: WebhookBody): Promise<Webhook> {
	return webhookIn(await fetch(callTo(routes.updateWebhook, { path: { webhook_id: id }, body })));
}

/** One that is gone already is fine. */
export async function deleteWebhook(fetch: Fetch, id: string): Promise<void> {
	const call = callTo(routes.deleteWebhook, { path: { webhook_id: id } });
	await fetch(call).catch((error: unknown) => {
		if (!isGone(error)) throw error;
	});
}

function isGone(error: unknown): boolean {
	return error instanceof Failure && error.code === '404';
}

// { payload: { webhook: {…} } } or the webhook itself.
function webhookIn(body: unknown): Webhook {
	const inner = unwrapPayload(body);
	const record = isRecord(inner) && isRecord(inner.webhook) ? inner.webhook : inner;
	if (isRecord(record) && toText(record.id) !== '') return webhookOf(record);
	throw new Failure('unknown', 'Chatwoot gave no readable answer when it was asked for a webhook');
}

function webhookOf(record: IDataObject): Webhook {
	const secret = toText(record.secret);
	return {
		id: toText(record.id),
		url: toText(record.url),
		subscriptions: [objectAt({ record }, 'record').subscriptions ?? []].flat().map(toText),
		...(secret !== '' && { secret }),
	};
}
