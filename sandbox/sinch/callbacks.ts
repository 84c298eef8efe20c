import { randomUUID } from 'node:crypto';
import type { OutgoingEvent, RetryPolicy } from '../server/deliveries';
import { forgeries, type Forgery } from './forgeries';
import type { WebhookRecord } from './records';
import { signedHeaders } from './signing';
import type { SinchState } from './state';

/** Sinch retries after 5 s, and doubles the delay for each further retry. The sandbox divides these delays by 50. */
export const retryPolicy: RetryPolicy = {
	retries: 5,
	waitMs: (n) => 100 * 2 ** (n - 1),
	shouldRetry: (status) => status === undefined || status >= 500 || status === 429,
};

/** The payload of a callback, or the part of it that depends on the trigger. */
export type CallbackContent = Record<string, unknown>;

/**
 * Sends a callback to the webhooks that listen to a trigger: those of one app, or those of all apps for an empty `appId`, as
 * contacts belong to no app.
 */
export function notifyWebhooks(state: SinchState, trigger: string, appId: string, content: CallbackContent): void {
	for (const webhook of state.store.webhooks) {
		if (appId !== '' && webhook.app_id !== appId) continue;
		if (webhook.target_type !== 'HTTP' || !webhook.triggers.includes(trigger)) continue;
		state.deliveries.send(callback(webhook, trigger, withEnvelope(state, appId, content)));
	}
}

/** A callback with any payload. */
export interface CustomCallback {
	appId: string;
	/** The payload. Fields that all callbacks have are added when they are missing. */
	payload: CallbackContent;
	/** Forges the callback in this way. */
	forged?: Forgery;
}

/** Sends a callback to all webhooks of an app, whatever their triggers. Throws when the app has no webhook. */
export function deliver(state: SinchState, { appId, payload, forged }: CustomCallback): void {
	const webhooks = state.store.webhooks.filter(({ app_id, target_type }) => app_id === appId && target_type === 'HTTP');
	if (webhooks.length === 0) throw new Error(`app ${appId} has no webhook with target_type HTTP`);
	for (const webhook of webhooks) {
		state.deliveries.send(callback(webhook, 'ON_DEMAND', withEnvelope(state, appId, payload), forged));
	}
}

function withEnvelope({ credentials }: SinchState, app_id: string, content: CallbackContent): CallbackContent {
	const now = new Date().toISOString();
	return {
		app_id,
		accepted_time: now,
		event_time: now,
		project_id: credentials.projectId,
		message_metadata: '',
		correlation_id: '',
		...content,
	};
}

function callback(
	{ target, secret }: WebhookRecord,
	name: string,
	payload: CallbackContent,
	forged?: Forgery,
): OutgoingEvent {
	const body = JSON.stringify(payload);
	const signedAt = { nonce: randomUUID(), timestamp: String(Math.floor(Date.now() / 1000)) };
	const headers = { 'content-type': 'application/json', ...signedHeaders(secret, body, signedAt) };
	const genuine = { url: target, name, body, headers };
	return forged ? forgeries[forged](genuine, secret ?? '', signedAt) : genuine;
}
