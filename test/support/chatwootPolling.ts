import type { INodeParameters } from 'n8n-workflow';
import { ChatwootPollingTrigger } from '../../nodes/Chatwoot/ChatwootPollingTrigger.node';
import { chatwootPoller } from '../../nodes/Chatwoot/polling/poller';
import { triggerService } from '../../nodes/Chatwoot/trigger/askApi';
import { startChatwoot, type ChatwootOptions, type ChatwootSandbox } from '../../sandbox';
import { skippingClock } from './clock';
import { unmistakable } from './credentials';
import { triggerSetup } from './chatwootTrigger';
import { hostTrigger, type TriggerHost } from './trigger';

/** The Chatwoot Polling Trigger, hosted beside a sandbox of Chatwoot. Both have the same clock. */
export interface ChatwootPollingStage {
	sandbox: ChatwootSandbox;
	/** Waits move it on. */
	clock: ReturnType<typeof skippingClock>;
	/** Milliseconds by which the clock of Chatwoot is ahead of that of n8n. */
	skew: number;
	/** A trigger in a workflow of its own, which has not polled yet. */
	host: (parameters?: INodeParameters) => Promise<TriggerHost>;
	/** A trigger that has polled for the first time. */
	polling: (parameters?: INodeParameters) => Promise<TriggerHost>;
	/** The contact of a conversation writes. */
	says: (text: string, conversation?: number) => number;
	/** A message that was stored with another time than now, in ms before now. Its conversation has changed now. */
	stores: (text: string, age: number, conversation?: number) => number;
	/** The texts that the next poll brings. */
	texts: (host: TriggerHost) => Promise<unknown[]>;
	/** The routes of the requests that one poll sends. */
	requestsOf: (work: () => Promise<unknown>) => Promise<string[]>;
}

/** The stage for the tests of one file: a sandbox that is seeded anew before each test, with a clock of its own. */
export function useChatwootPolling(options: ChatwootOptions = {}): ChatwootPollingStage {
	const hosts: TriggerHost[] = [];
	const conversationAt = (index: number) => stage.sandbox.store.conversations[index]!;
	const stage: ChatwootPollingStage = {
		clock: skippingClock(),
		skew: 0,
		host: async (parameters = {}) => {
			const setup = { ...triggerSetup(stage.sandbox), node: new ChatwootPollingTrigger() };
			const host = await hostTrigger({ ...setup, credentials: unmistakable(setup.credentials) }, parameters);
			hosts.push(host);
			return host;
		},
		polling: async (parameters) => {
			const host = await stage.host(parameters);
			expect(await host.poll()).toEqual([]);
			// The sandbox tells whole seconds, and what is written in the second of the first poll may have come before it.
			await stage.clock.sleep(1000);
			return host;
		},
		says: (text, conversation = 0) => stage.sandbox.contactSays(conversationAt(conversation).id, text).id,
		stores: (text, age, conversation = 0) => {
			const { store } = stage.sandbox;
			const { id, contactId } = conversationAt(conversation);
			const now = store.now();
			const sender = { type: 'contact', id: contactId } as const;
			const message = { conversationId: id, content: text, type: 0, sender, createdAt: now - age / 1000 } as const;
			const stored = store.insertMessage(message);
			conversationAt(conversation).updatedAt = now;
			return stored.id;
		},
		texts: async (host) => (await host.poll()).map(({ json }) => json.text),
		requestsOf: async (work) => {
			const before = stage.sandbox.requests.length;
			await work();
			return stage.sandbox.requests.slice(before).map(({ method, route }) => route ?? method);
		},
	} as ChatwootPollingStage;
	beforeAll(async () => {
		stage.sandbox = await startChatwoot({ clock: () => stage.clock.now() + stage.skew, ...options });
	});
	beforeEach(() => {
		stage.clock = skippingClock();
		stage.skew = 0;
		stage.sandbox.reset();
		chatwootPoller.clock = stage.clock;
		triggerService.clock = stage.clock;
	});
	afterEach(async () => {
		delete chatwootPoller.clock;
		delete triggerService.clock;
		await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
		expect(stage.sandbox.contractViolations).toEqual([]);
	});
	afterAll(async () => await stage.sandbox.close());
	return stage;
}
