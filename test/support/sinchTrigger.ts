import type { INodeParameters } from 'n8n-workflow';
import { SinchConversationTrigger } from '../../nodes/Sinch/SinchConversationTrigger.node';
import { sinchConversation } from '../../nodes/Sinch/service';
import type { SinchSandbox } from '../../sandbox';
import type { Setup } from './engine';
import { appNamed, useSinch, type Authentication } from './sinch';
import { hostTrigger, type TriggerHost } from './trigger';
import { byId, type Harness } from './harness';

/** n8n around the trigger, and what a user may change of it between two activations. */
export interface SinchHost extends TriggerHost {
	parameters: INodeParameters;
	setup: Setup;
}

/** The Sinch Conversation Trigger beside its sandbox. */
export interface TriggerWorld {
	harness: Harness<SinchSandbox>;
	/** n8n around a trigger for the app Customer care, unless `parameters` say otherwise. Closed after the test. */
	host: (parameters?: INodeParameters) => Promise<SinchHost>;
	/** The same, activated. */
	active: (parameters?: INodeParameters) => Promise<SinchHost>;
	/** Resolves when every callback has been answered and handled to its end. */
	settled: () => Promise<void>;
	/** The webhooks that an app has at the sandbox. */
	webhooks: (app?: Parameters<typeof appNamed>[1]) => SinchSandbox['store']['webhooks'];
}

/** The trigger and its sandbox for the tests of one file. Waits for retries take no time. */
export function useSinchTrigger(authentication: Authentication = 'basic'): TriggerWorld {
	const harness = useSinch(authentication);
	const hosts: SinchHost[] = [];
	beforeEach(() => {
		sinchConversation.clock = harness.clock;
	});
	afterEach(async () => {
		delete sinchConversation.clock;
		await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
	});
	const host: TriggerWorld['host'] = async (given = {}) => {
		const appId = byId(appNamed(harness.sandbox, 'Customer care'));
		const setup: Setup = { ...harness.setup, node: new SinchConversationTrigger() };
		const parameters = { appId, triggers: ['MESSAGE_INBOUND'], ...given };
		const made = Object.assign(await hostTrigger(setup, parameters), { setup, parameters });
		hosts.push(made);
		return made;
	};
	return {
		harness,
		host,
		active: async (parameters) => {
			const made = await host(parameters);
			await made.activate();
			return made;
		},
		settled: async () => {
			await harness.sandbox.deliveries.settled();
			await Promise.all(hosts.map(async (made) => await made.settled()));
		},
		webhooks: (app = 'Customer care') => {
			const id = appNamed(harness.sandbox, app);
			return harness.sandbox.store.webhooks.filter(({ app_id }) => app_id === id);
		},
	};
}
