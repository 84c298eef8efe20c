import { Deliveries } from '../../server/deliveries';
import { isRecord } from '../../server/guards';
import type { Change } from '../store/changes';
import { eventPayload } from './payloads';
import { applyBodyQuirks } from '../quirks';
import { ACTIVITY } from '../store/records';
import { deliveryHeaders } from './signing';
import type { ChatwootState } from '../state';
import { isPrivateTarget } from '../resources/webhooks';

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

interface Target {
	url: string;
	secret?: string;
}

/** Sends the events of an account to its webhooks and to the callback URLs of its API inboxes. Chatwoot does not retry. */
export class Notifier {
	readonly deliveries = new Deliveries({ retries: 0, waitMs: () => 0, shouldRetry: () => false });

	constructor(private readonly state: ChatwootState) {}

	/** Sends the event of a change to all webhooks that subscribe to it, and to the callback URL of its inbox. */
	notify(change: Change): void {
		const targets = [...this.webhooksFor(change), ...this.callbacksFor(change)];
		// Saves time when tests create large amounts of data, which no webhook subscribes to.
		if (targets.length === 0 || ('message' in change && change.message.type === ACTIVITY)) return;
		const { quirks } = this.state;
		const { account, ...rest } = applyBodyQuirks(eventPayload(this.state, change), quirks);
		const event = quirks.accountInEvents && account !== undefined ? { account, ...rest } : rest;
		for (const target of targets) {
			if (quirks.privateTargets !== 'drop' || !isPrivateTarget(target.url)) this.deliver({ ...target, event });
		}
	}

	/** Sends any event to any URL. */
	deliver({ url, event, secret, at = Math.floor(Date.now() / 1000), headers }: CustomDelivery): void {
		const body = typeof event === 'string' ? event : JSON.stringify(event);
		const name = isRecord(event) ? String(event.event) : 'text';
		this.deliveries.send({ url, name, body, headers: { ...deliveryHeaders(body, secret, at), ...headers } });
	}

	private webhooksFor({ event }: Change): Target[] {
		const { store, quirks } = this.state;
		const subscribed = store.webhooks.filter(({ subscriptions }) => subscriptions.includes(event));
		return subscribed.map(({ url, secret }) => (quirks.signing === 'none' ? { url } : { url, secret }));
	}

	private callbacksFor(change: Change): Target[] {
		if ('contact' in change || 'inbox' in change) return [];
		const { store, quirks } = this.state;
		const conversation = 'message' in change ? store.conversation(change.message.conversationId) : change.conversation;
		const { webhookUrl: url = '', secret } = store.inbox(conversation?.inboxId ?? 0) ?? {};
		if (url === '') return [];
		return [quirks.signing === 'all' && secret !== undefined ? { url, secret } : { url }];
	}
}
