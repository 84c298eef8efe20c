import { Deliveries, type DeliveryHandling, type RetryPolicy } from '../../server/deliveries';
import { isRecord } from '../../server/guards';
import { applyBodyQuirks } from '../quirks';
import { isPrivateTarget } from '../rules/privateTarget';
import type { ChatwootState } from '../state';
import type { Change } from '../store/changes';
import { handleFailure } from './failures';
import { eventPayload } from './payload';
import { recipientsOf, type Recipient } from './recipients';
import { deliveryHeaders } from './signing';

/** A delivery with any event, to any URL. */
export interface CustomDelivery {
	url: string;
	/** The event, or a text that is sent as the body. */
	event: Record<string, unknown> | string;
	/** Signs the event. Without a secret the event is not signed. */
	secret?: string;
	/** Time in the signature, in Unix seconds; now by default. */
	at?: number;
	/** Further headers. They replace default headers of the same name. */
	headers?: Record<string, string>;
}

/** Webhooks and callbacks of inboxes are called once. */
const once: Omit<RetryPolicy, 'timeoutMs'> = { retries: 0, waitMs: () => 0, shouldRetry: () => false };

/**
 * Calls of a bot are made up to three times. Chatwoot v4.15.1 app/jobs/agent_bots/webhook_job.rb, lib/webhooks/trigger.rb
 */
const forBots = (waitMs: number): Omit<RetryPolicy, 'timeoutMs'> => ({
	retries: 2,
	waitMs: () => waitMs,
	shouldRetry: (status) => status === 429 || status === 500,
});

/** How the events of a server go out. */
export interface NotifierOptions {
	/** Time between two attempts to call an agent bot, in milliseconds; 3,000 by default, as on a server. */
	botRetryMs?: number;
	/** How long a call waits for its answer, in milliseconds; 5,000 by default (WEBHOOK_TIMEOUT of a server). */
	deliveryTimeoutMs?: number;
}

/** Sends the events of an account to its webhooks, to the callback URLs of its API inboxes and to its agent bots. */
export class Notifier {
	readonly deliveries: Deliveries;
	private readonly botPolicy: RetryPolicy;

	constructor(
		private readonly state: ChatwootState,
		{ botRetryMs = 3_000, deliveryTimeoutMs: timeoutMs = 5_000 }: NotifierOptions = {},
	) {
		this.deliveries = new Deliveries({ ...once, timeoutMs });
		this.botPolicy = { ...forBots(botRetryMs), timeoutMs };
	}

	/** Sends the events of a change to all who get one. */
	notify(change: Change): void {
		const { quirks } = this.state;
		const recipients = recipientsOf(change, this.state);
		const bodies = new Map<string, Record<string, unknown>>();
		for (const recipient of recipients) {
			if (quirks.privateTargets === 'drop' && isPrivateTarget(recipient.url)) continue;
			const body = bodies.get(recipient.event) ?? this.bodyOf(change, recipient.event);
			bodies.set(recipient.event, body);
			this.send(recipient, body, change);
		}
	}

	/** Sends any event to any URL. */
	deliver({ url, event, secret, at = Math.floor(Date.now() / 1000), headers }: CustomDelivery): void {
		const body = typeof event === 'string' ? event : JSON.stringify(event);
		const name = isRecord(event) ? String(event.event) : 'text';
		this.deliveries.send({ url, name, body, headers: { ...deliveryHeaders(body, secret, at), ...headers } });
	}

	private bodyOf(change: Change, name: string): Record<string, unknown> {
		const { quirks } = this.state;
		const { account, ...rest } = applyBodyQuirks(eventPayload(this.state, change, name), quirks);
		return quirks.accountInEvents && account !== undefined ? { account, ...rest } : rest;
	}

	private send({ url, secret, event: name, kind }: Recipient, event: Record<string, unknown>, change: Change): void {
		const { clock, server } = this.state;
		const body = JSON.stringify(event);
		const headers = deliveryHeaders(body, secret, Math.floor(clock() / 1000), server.signs);
		this.deliveries.send({ url, name, body, headers }, this.handlingOf(kind, change));
	}

	private handlingOf(kind: Recipient['kind'], change: Change): DeliveryHandling {
		return {
			...(kind === 'bot' && { retryPolicy: this.botPolicy }),
			...('message' in change && {
				onFailure: (attempt) => handleFailure(this.state, kind, change.message, attempt),
			}),
		};
	}
}
