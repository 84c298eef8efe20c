import { randomUUID } from 'node:crypto';
import type { OutgoingEvent, RetryPolicy } from '../server/deliveries';
import { forgeries, type Forgery } from './forgeries';
import type { WebhookRecord } from './records';
import { signedHeaders } from './signing';
import type { SinchState } from './state';

/** Network trouble, 5xx and 429 are tried again, ever later; other answers are final. A second of Sinch takes 20 ms here. */
export const retryPolicy: RetryPolicy = {
	retries: 5,
	waitMs: (n) => 100 * 2 ** (n - 1),
	shouldRetry: (status) => status === undefined || status >= 500 || status === 429,
};

/** Something that happened, in the words of a callback: one key beside those that all callbacks have. */
export type CallbackContent = Record<string, unknown>;

/** Tells all webhooks of an app that asked for it what happened; those of every app when `appId` is empty, as for contacts. */
export function notifyWebhooks(state: SinchState, trigger: string, appId: string, happening: CallbackContent): void {
	for (const webhook of state.store.webhooks) {
		if (appId !== '' && webhook.app_id !== appId) continue;
		if (webhook.target_type !== 'HTTP' || !webhook.triggers.includes(trigger)) continue;
		state.deliveries.send(callback(webhook, trigger, envelope(state, appId, happening)));
	}
}

/** An event to be sent on demand. */
export interface CustomCallback {
	appId: string;
	/** The callback; what all callbacks have is filled in where it is missing. */
	payload: CallbackContent;
	/** Sent as somebody else might: never to be believed. */
	forged?: Forgery;
}

/** Sends an event to every webhook of an app, whatever it has asked for. Throws when there is nobody to send it to. */
export function deliver(state: SinchState, { appId, payload, forged }: CustomCallback): void {
	const webhooks = state.store.webhooks.filter(({ app_id, target_type }) => app_id === appId && target_type === 'HTTP');
	if (webhooks.length === 0) throw new Error(`app ${appId} has no webhook with target_type HTTP`);
	for (const webhook of webhooks) {
		state.deliveries.send(callback(webhook, 'ON_DEMAND', envelope(state, appId, payload), forged));
	}
}

function envelope({ credentials }: SinchState, app_id: string, happening: CallbackContent): CallbackContent {
	const now = new Date().toISOString();
	return {
		app_id,
		accepted_time: now,
		event_time: now,
		project_id: credentials.projectId,
		message_metadata: '',
		correlation_id: '',
		...happening,
	};
}

function callback(
	{ target, secret }: WebhookRecord,
	name: string,
	payload: CallbackContent,
	forged?: Forgery,
): OutgoingEvent {
	const body = JSON.stringify(payload);
	const stamp = { nonce: randomUUID(), timestamp: String(Math.floor(Date.now() / 1000)) };
	const headers = { 'content-type': 'application/json', ...signedHeaders(secret, body, stamp) };
	const genuine = { url: target, name, body, headers };
	return forged ? forgeries[forged](genuine, secret ?? '', stamp) : genuine;
}
