import { isRecord } from '../server/guards';
import { Deliveries } from '../server/deliveries';
import type { Change } from './changes';
import { eventPayload } from './eventViews';
import { applyBodyQuirks } from './quirks';
import { deliveryHeaders } from './signing';
import type { ChatwootState } from './state';
import { isPrivateTarget } from './webhooks';

/** An event that is sent on demand. */
export interface CustomEvent {
	url: string;
	/** The body: an event, or a text that is sent as it is. */
	event: Record<string, unknown> | string;
	/** What it is signed with; unsigned without one. */
	secret?: string;
	/** Unix seconds under which it is signed; now by default. */
	at?: number;
	/** In place of, or beside, the headers that it would have. */
	headers?: Record<string, string>;
}

interface Target {
	url: string;
	secret?: string;
}

/** Sends the events of an account to its webhooks, and to the URLs of its API inboxes: once, whatever the answer. */
export class Notifier {
	readonly deliveries = new Deliveries({ retries: 0, waitMs: () => 0, shouldRetry: () => false });

	constructor(private readonly state: ChatwootState) {}

	/** Sends the event of a change to whoever subscribed to it. */
	notify(change: Change): void {
		const targets = [...this.webhooksFor(change), ...this.callbacksFor(change)];
		// Building an event takes a while, and bulk data has no listeners.
		if (targets.length === 0 || ('message' in change && change.message.type === 2)) return;
		const { store, quirks } = this.state;
		const { account, ...rest } = applyBodyQuirks(eventPayload(store, change), quirks);
		const event = quirks.accountInEvents && account !== undefined ? { account, ...rest } : rest;
		for (const target of targets) {
			if (quirks.privateTargets !== 'drop' || !isPrivateTarget(target.url)) this.deliver({ ...target, event });
		}
	}

	/** Sends any event anywhere. */
	deliver({ url, event, secret, at = Math.floor(Date.now() / 1000), headers }: CustomEvent): void {
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
		if ('contact' in change) return [];
		const { store, quirks } = this.state;
		const conversation = 'message' in change ? store.conversation(change.message.conversationId) : change.conversation;
		const { webhookUrl: url = '', secret } = store.inbox(conversation?.inboxId ?? 0) ?? {};
		if (url === '') return [];
		return [quirks.signing === 'all' && secret !== undefined ? { url, secret } : { url }];
	}
}
