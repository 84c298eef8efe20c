import { Deliveries } from '../server/deliveries';
import { mulberry32, uuid, type Random } from '../server/random';
import type { RespondentQuirks } from './quirks';
import type { WebhookRecord } from './records';
import { signatureOf, type SigningAlgorithm } from './signing';

/** What happened, in the words of the API. */
export interface RespondentEvent {
	/** e.g. `MESSAGES.CREATED`; others than the documented ones may be sent on demand. */
	event: string;
	resource: object;
}

/** Departures from a proper delivery, for events that are sent on demand. */
export interface DeliveryOptions {
	/** Id of the event; a new one by default. The same one again is a redelivery. */
	uuid?: string;
	/** Where to, instead of the address that is registered. */
	url?: string;
	/** What to sign with, instead of the webhook's key. */
	key?: string;
	algorithm?: SigningAlgorithm;
	/** The whole value of the signature header, instead of a proper one; null leaves the header out. */
	signature?: string | null;
	/** What is sent although something else was signed. */
	body?: string;
}

/** Attempts after the first one, and milliseconds before each of them. */
const RETRIES = 5;
const RETRY_DELAY = 10 * 60_000;
const DELIVERY_TIMEOUT = 3_000;

/** How the outbox differs from that of the provider, so that tests take less time, and slow machines may take more. */
export interface DeliveryTiming {
	/** What the ten minutes between two attempts to deliver an event are multiplied with (default 1). */
	redeliveryScale?: number;
	/** Milliseconds in which a delivery has to be answered (default 3,000). */
	deliveryTimeoutMs?: number;
}

/** Tells the team's webhook what happened: one event after the other, signed, and again when it was not accepted. */
export class Notifier {
	readonly deliveries: Deliveries;
	private random: Random;

	/** @param webhook the one active webhook of the team */
	constructor(
		private readonly webhook: () => WebhookRecord | undefined,
		private readonly quirks: RespondentQuirks,
		private readonly seed: number,
		{ redeliveryScale = 1, deliveryTimeoutMs: patienceMs = DELIVERY_TIMEOUT }: DeliveryTiming = {},
	) {
		this.random = mulberry32(seed);
		this.deliveries = new Deliveries({
			retries: RETRIES,
			waitMs: () => RETRY_DELAY * redeliveryScale,
			shouldRetry: (status) => status === undefined || status < 200 || status >= 300,
			timeoutMs: patienceMs,
		});
	}

	/** Sends an event to the active webhook; false when there is none, and none is given. */
	send(happened: RespondentEvent, options: DeliveryOptions = {}): boolean {
		const webhook = this.webhook();
		const url = options.url ?? webhook?.url;
		if (url === undefined) return false;
		const { event, resource } = happened;
		const created = new Date().toISOString();
		const envelope = { event, uuid: options.uuid ?? uuid(this.random), created, payload: { resource } };
		const signed = JSON.stringify(envelope);
		const { signature = signatureOf(signed, ...this.signer(webhook, options)) } = options;
		this.deliveries.send({
			url,
			name: event,
			// Which bytes are signed is not documented: those that are sent, or the parsed event written anew.
			body: options.body ?? (this.quirks.spacedEvents ? JSON.stringify(envelope, null, 2) : signed),
			headers: {
				'content-type': 'application/json',
				...(signature !== null && { 'Respondent-Webhook-Signature': signature }),
			},
		});
		return true;
	}

	/** Forgets what is under way; ids begin anew. */
	reset(): void {
		this.deliveries.reset();
		this.random = mulberry32(this.seed);
	}

	private signer(webhook: WebhookRecord | undefined, { key, algorithm }: DeliveryOptions): [string, SigningAlgorithm] {
		return [key ?? webhook?.privateKey ?? '', algorithm ?? this.quirks.signature];
	}
}
