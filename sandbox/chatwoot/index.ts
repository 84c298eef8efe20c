import { countEach, startSandbox, type RunningSandbox } from '../server/sandbox';
import type { ServiceOptions } from '../server/service';
import { Channels, HOLD_BACK_MS } from './channels/channels';
import type { MessageDelivery } from './channels/messageDelivery';
import type { Delivered } from './channels/outbox';
import { controlCalls } from './controlCalls';
import { sampleCredentials } from './credentials';
import { handleDeliverRequest } from './events/deliverRequest';
import { Notifier, type CustomDelivery, type NotifierOptions } from './events/notifier';
import { defaultQuirks } from './quirks';
import { INCOMING, type MessageRecord } from './store/records';
import { Throttle } from './rules/throttle';
import { traitsOf, type ServerVersion } from './serverVersion';
import { seededStore, type Dataset } from './store/seed';
import { chatwootService } from './service';
import type { ChatwootState } from './state';

/** Options with which the Chatwoot sandbox starts. */
export interface ChatwootOptions extends NotifierOptions, ServiceOptions {
	/** Seed of the data (default 1). The same seed gives the same data. */
	seed?: number;
	/**
	 * `default`: 120 contacts, 300 conversations, 3,000 messages. `imported`: 1,500 contacts of one import and an imported history
	 * besides. `empty`: none of these.
	 */
	dataset?: Dataset;
	/** The version of Chatwoot whose behaviour the sandbox has; 4.15 by default. */
	serverVersion?: ServerVersion;
	/** The server's time, in milliseconds since 1970; the computer's by default. */
	clock?: () => number;
	/**
	 * How long messages with files wait before they leave, in milliseconds; 2,000 by default, as on a server. `Infinity`: until
	 * `channels.deliverNow` is called.
	 */
	holdBackMs?: number;
}

/** A running sandbox of one Chatwoot account. */
export interface ChatwootSandbox extends RunningSandbox<ChatwootState> {
	/** Sends any event to any URL, e.g. a forged one. */
	deliver: (delivery: CustomDelivery) => void;
	/** Lets the contact of a conversation write a message. Throws when the conversation does not exist. */
	contactSays: (conversationId: number, text: string) => MessageRecord;
	/** Sends messages to the customers. */
	channels: MessageDelivery;
	/** What reached the customers through WhatsApp, email, SMS and LINE, in the order of arrival. */
	readonly delivered: readonly Delivered[];
}

/**
 * Serves Chatwoot's public API and application API on 127.0.0.1, from `contracts/chatwoot.openapi.yaml`. Rejects when the
 * port is taken.
 */
export async function startChatwoot(options: ChatwootOptions = {}): Promise<ChatwootSandbox> {
	const {
		seed = 1,
		dataset = 'default',
		serverVersion = '4.15',
		clock = Date.now,
		holdBackMs = HOLD_BACK_MS,
	} = options;
	const server = traitsOf(serverVersion);
	const newStore = () => {
		const store = seededStore(seed, dataset, clock);
		store.onChange = (change) => notifier.notify(change);
		return store;
	};
	const state: ChatwootState = {
		store: newStore(),
		quirks: defaultQuirks(server),
		credentials: sampleCredentials,
		server,
		clock,
		throttle: new Throttle(clock),
		channels: new Channels(() => state, holdBackMs),
	};
	const notifier = new Notifier(state, options);
	const actions = {
		contactSays: (conversationId: number, content: string) => {
			const id = state.store.conversation(conversationId)?.contactId ?? 0;
			return state.store.insertMessage({ conversationId, content, type: INCOMING, sender: { type: 'contact', id } });
		},
		deliver: (delivery: CustomDelivery) => notifier.deliver(delivery),
	};
	const parts = {
		definition: chatwootService,
		state,
		deliveries: notifier.deliveries,
		newStore,
		newQuirks: () => defaultQuirks(server),
		clear: () => {
			notifier.deliveries.reset();
			state.throttle.reset();
			state.channels.reset();
		},
		summary: () => {
			const { inboxes, contacts, conversations, messages } = state.store;
			return countEach({ inboxes, contacts, conversations, messages });
		},
		deliver: (body: Record<string, unknown>) => handleDeliverRequest(body, actions),
		calls: controlCalls(state),
	};
	const { channels } = state;
	return Object.assign(await startSandbox(parts, options), actions, { channels, delivered: channels.outbox.delivered });
}
