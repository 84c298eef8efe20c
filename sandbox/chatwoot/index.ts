import { isRecord } from '../server/guards';
import { startSandbox, type RunningSandbox } from '../server/sandbox';
import type { ServiceOptions } from '../server/service';
import { Notifier, type CustomEvent } from './notifier';
import { defaultQuirks } from './quirks';
import type { MessageRecord } from './records';
import { seededStore } from './seed';
import { sampleCredentials, chatwootService } from './service';
import type { ChatwootState } from './state';

/** How the Chatwoot sandbox is started. */
export interface ChatwootOptions extends ServiceOptions {
	/** Same seed, same data (default 1). */
	seed?: number;
	/** `default`: 120 contacts, 300 conversations, 3,000 messages. `empty`: none. */
	dataset?: 'default' | 'empty';
}

/** A running stand-in for one Chatwoot account. */
export interface ChatwootSandbox extends RunningSandbox<ChatwootState> {
	/** Sends any event anywhere, e.g. a forged one. */
	deliver: (event: CustomEvent) => void;
	/** Lets the contact of a conversation write a message. */
	contactSays: (conversationId: number, text: string) => MessageRecord;
}

/**
 * Serves Chatwoot's public and application API on 127.0.0.1 from `contracts/chatwoot.openapi.yaml`.
 * Rejects when the port is taken.
 */
export async function startChatwoot(options: ChatwootOptions = {}): Promise<ChatwootSandbox> {
	const { seed = 1, dataset = 'default' } = options;
	const newStore = () => {
		const store = seededStore(seed, dataset);
		store.onChange = (change) => notifier.notify(change);
		return store;
	};
	const state: ChatwootState = {
		store: newStore(),
		quirks: defaultQuirks(),
		credentials: sampleCredentials,
	};
	const notifier = new Notifier(state);
	const contactSays = (conversationId: number, text: string) => {
		const id = state.store.conversation(conversationId)?.contactId ?? 0;
		return state.store.insertMessage({ conversationId, content: text, type: 0, sender: { type: 'contact', id } });
	};
	const deliver = (event: CustomEvent) => notifier.deliver(event);
	const parts = {
		definition: chatwootService,
		state,
		deliveries: notifier.deliveries,
		newStore,
		newQuirks: defaultQuirks,
		clear: () => notifier.deliveries.reset(),
		summary: () => {
			const { inboxes, contacts, conversations, messages } = state.store;
			return {
				inboxes: inboxes.length,
				contacts: contacts.length,
				conversations: conversations.length,
				messages: messages.length,
			};
		},
		deliver: (body: Record<string, unknown>) => handleDeliverRequest(body, contactSays, deliver),
	};
	return Object.assign(await startSandbox(parts, options), { deliver, contactSays });
}

/** What other processes may ask for: `{conversationId, text}` lets a contact write, `{url, event, secret?}` sends an event. */
function handleDeliverRequest(
	{ conversationId, text, url, event, secret }: Record<string, unknown>,
	say: (conversationId: number, text: string) => void,
	send: (event: CustomEvent) => void,
): void {
	if (typeof conversationId === 'number' && typeof text === 'string') return say(conversationId, text);
	if (typeof url !== 'string' || !isRecord(event)) {
		throw new Error('send conversationId and text, or url and event');
	}
	send({ url, event, ...(typeof secret === 'string' && { secret }) });
}
