import { Deliveries } from '../server/deliveries';
import { mulberry32, uuid, type Random } from '../server/random';
import type { RespondentQuirks } from './quirks';
import type { WebhookRecord } from './records';
import { signatureOf, type SigningAlgorithm } from './signing';

/** An event, without the envelope in which it is sent. */
export interface RespondentEvent {
	/** Event type, e.g. `MESSAGES.CREATED`. Tests may send undocumented types too. */
	event: string;
	resource: object;
}

/** Values that replace those of a normal delivery. */
export interface DeliveryOptions {
	/** Id of the event; a new one by default. Two deliveries with the same id look like a redelivery. */
	uuid?: string;
	/** Target; the registered URL by default. */
	url?: string;
	/** Signing key; the webhook's private key by default. */
	key?: string;
	algorithm?: SigningAlgorithm;
	/** Value of the signature header; null leaves the header out. */
	signature?: string | null;
	/** Body to send in place of the signed one. */
	body?: string;
}

/** Maximum number of attempts after the first one. */
const RETRIES = 5;
/** Delay before each retry, in milliseconds. */
const RETRY_DELAY = 10 * 60_000;
/** Timeout of one attempt, in milliseconds. */
const DELIVERY_TIMEOUT = 3_000;

/** Delays that differ from the provider's, for faster tests and slower machines. */
export interface DeliveryTiming {
	/** Factor for the ten minutes between two attempts (default 1). */
	redeliveryScale?: number;
	/** Timeout of one attempt in milliseconds (default 3,000). */
	deliveryTimeoutMs?: number;
}

/** Sends signed events to the team's webhook, and retries when the answer is not a 2xx. */
export class Notifier {
	readonly deliveries: Deliveries;
	private random: Random;

	/** @param webhook gives the team's active webhook, if there is one */
	constructor(
		private readonly webhook: () => WebhookRecord | undefined,
		private readonly quirks: RespondentQuirks,
		private readonly seed: number,
		{ redeliveryScale = 1, deliveryTimeoutMs = DELIVERY_TIMEOUT }: DeliveryTiming = {},
	) {
		this.random = mulberry32(seed);
		this.deliveries = new Deliveries({
			retries: RETRIES,
			waitMs: () => RETRY_DELAY * redeliveryScale,
			shouldRetry: (status) => status === undefined || status < 200 || status >= 300,
			timeoutMs: deliveryTimeoutMs,
		});
	}

	/** Sends an event to the active webhook, or to the URL of the options. False when there is neither. */
	send({ event, resource }: RespondentEvent, options: DeliveryOptions = {}): boolean {
		const webhook = this.webhook();
		const url = options.url ?? webhook?.url;
		if (url === undefined) return false;
		const created = new Date().toISOString();
		const envelope = { event, uuid: options.uuid ?? uuid(this.random), created, payload: { resource } };
		const signed = JSON.stringify(envelope);
		const { signature = signatureOf(signed, ...this.signer(webhook, options)) } = options;
		this.deliveries.send({
			url,
			name: event,
			// It is not documented whether the provider signs the bytes of the body, or the parsed event without spaces.
			body: options.body ?? (this.quirks.spacedEvents ? JSON.stringify(envelope, null, 2) : signed),
			headers: {
				'content-type': 'application/json',
				...(signature !== null && { 'Respondent-Webhook-Signature': signature }),
			},
		});
		return true;
	}

	/** Aborts all deliveries, and restarts the sequence of event ids. */
	reset(): void {
		this.deliveries.reset();
		this.random = mulberry32(this.seed);
	}

	private signer(webhook: WebhookRecord | undefined, { key, algorithm }: DeliveryOptions): [string, SigningAlgorithm] {
		return [key ?? webhook?.privateKey ?? '', algorithm ?? this.quirks.signature];
	}
}
