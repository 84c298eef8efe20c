import { isRecord } from '../server/guards';
import type { Deliveries } from '../server/deliveries';
import { startService, type RunningService, type ServiceOptions } from '../server/service';
import { Notifier, type DemandedEvent } from './notifier';
import { defaultChatwootQuirks, type ChatwootQuirks } from './quirks';
import type { MessageRecord } from './records';
import { seededChatwoot } from './seed';
import { chatwootCredentials, chatwootService } from './service';
import type { ChatwootCredentials, ChatwootState } from './state';
import type { ChatwootStore } from './store';

/** How the Chatwoot sandbox is started. */
export interface ChatwootOptions extends ServiceOptions {
	/** Same seed, same data (default 1). */
	seed?: number;
	/** `default`: 120 contacts, 300 conversations, 3,000 messages. `empty`: none. */
	dataset?: 'default' | 'empty';
}

/** A running stand-in for one Chatwoot account. */
export interface ChatwootSandbox extends RunningService {
	/** Sample credentials; everything else is refused with 401. */
	credentials: ChatwootCredentials;
	/** What is stored. A new object after every reset. */
	readonly store: ChatwootStore;
	/** Behaviours that differ between versions; set them at any time. */
	quirks: ChatwootQuirks;
	/** The events that went out to webhooks and to the URLs of API inboxes, and what can happen to them. */
	deliveries: Deliveries;
	/** Sends any event anywhere, e.g. a forged one. */
	deliver: (event: DemandedEvent) => void;
	/** Lets the contact of a conversation write a message. */
	contactSays: (conversationId: number, text: string) => MessageRecord;
}

/**
 * Serves Chatwoot's public and application API on 127.0.0.1 from `contracts/chatwoot.openapi.yaml`.
 * Rejects when the port is taken.
 */
export async function startChatwoot(options: ChatwootOptions = {}): Promise<ChatwootSandbox> {
	const { seed = 1, dataset = 'default' } = options;
	const quirks = defaultChatwootQuirks();
	const state: ChatwootState = { store: seededChatwoot(seed, dataset), quirks, credentials: chatwootCredentials };
	const notifier = new Notifier(state);
	const listen = () => {
		state.store.onChange = (change) => notifier.tell(change);
	};
	listen();
	const contactSays = (conversationId: number, text: string) => {
		const id = state.store.conversation(conversationId)?.contactId ?? 0;
		return state.store.insertMessage({ conversationId, content: text, type: 0, sender: { type: 'contact', id } });
	};
	const reset = () => {
		service.reset();
		notifier.deliveries.reset();
		state.store = seededChatwoot(seed, dataset);
		listen();
		Object.assign(quirks, defaultChatwootQuirks());
	};
	const service: RunningService = await startService(chatwootService, state, options, {
		faults: () => service.faults,
		requests: () => service.requests,
		reset,
		summary: () => {
			const { inboxes, contacts, conversations, messages } = state.store;
			return {
				inboxes: inboxes.length,
				contacts: contacts.length,
				conversations: conversations.length,
				messages: messages.length,
			};
		},
		quirks,
		deliveries: notifier.deliveries,
		deliver: (body) => demand(body, contactSays, (event) => notifier.deliver(event)),
	});
	const { url, requests, faults, contractViolations, landPendingWrites } = service;
	return {
		url,
		requests,
		faults,
		contractViolations,
		landPendingWrites,
		close: async () => {
			notifier.deliveries.reset();
			await service.close();
		},
		reset,
		quirks,
		deliveries: notifier.deliveries,
		deliver: (event) => notifier.deliver(event),
		contactSays,
		credentials: { ...chatwootCredentials },
		get store() {
			return state.store;
		},
		get pendingWrites() {
			return service.pendingWrites;
		},
	};
}

/** What other processes may ask for: `{conversationId, text}` lets a contact write, `{url, event, secret?}` sends an event. */
function demand(
	{ conversationId, text, url, event, secret }: Record<string, unknown>,
	say: (conversationId: number, text: string) => void,
	send: (event: DemandedEvent) => void,
): void {
	if (typeof conversationId === 'number' && typeof text === 'string') return say(conversationId, text);
	if (typeof url !== 'string' || !isRecord(event)) {
		throw new Error('send conversationId and text, or url and event');
	}
	send({ url, event, ...(typeof secret === 'string' && { secret }) });
}
