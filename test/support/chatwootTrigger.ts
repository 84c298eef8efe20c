import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import { ChatwootTrigger } from '../../nodes/Chatwoot/ChatwootTrigger.node';
import { triggerService } from '../../nodes/Chatwoot/trigger/askApi';
import { chatwootReceiver } from '../../nodes/Chatwoot/trigger/receiver';
import { startChatwoot, type ChatwootOptions, type ChatwootSandbox } from '../../sandbox';
import { skippingClock } from './clock';
import { unmistakable } from './credentials';
import type { Setup } from './engine';
import { hostTrigger, type TriggerHost } from './trigger';

/** The Chatwoot Trigger, hosted beside a sandbox of Chatwoot. */
export interface ChatwootTriggerWorld {
	sandbox: ChatwootSandbox;
	/** An n8n host with one trigger; closed after the test. */
	host: (parameters?: INodeParameters, credential?: ICredentialDataDecryptedObject) => Promise<TriggerHost>;
	/** A host whose trigger is activated. */
	active: (parameters?: INodeParameters, credential?: ICredentialDataDecryptedObject) => Promise<TriggerHost>;
	/** Waits until every event that was sent is handled. Gives the HTTP statuses, in the order of sending. */
	settled: () => Promise<Array<number | undefined>>;
}

/** The trigger with the sandbox's credential; `credential` overrides its fields. */
export function triggerSetup(sandbox: ChatwootSandbox, credential: ICredentialDataDecryptedObject = {}): Setup {
	const { accountId, accessToken } = sandbox.credentials;
	return {
		node: new ChatwootTrigger(),
		credentialTypes: [new ChatwootApi()],
		credentials: { chatwootApi: { baseUrl: sandbox.url, accountId, accessToken, ...credential } },
	};
}

/** A sandbox for the tests of one file, seeded again before each test, and hosts for the trigger. */
export function useChatwootTrigger(options: ChatwootOptions = {}): ChatwootTriggerWorld {
	const harness: Partial<ChatwootTriggerWorld> = {};
	const hosts: TriggerHost[] = [];
	beforeAll(async () => {
		// A server waits 5 seconds. Many deliveries at once take longer on a busy machine.
		harness.sandbox = await startChatwoot({ deliveryTimeoutMs: 60_000, ...options });
	});
	beforeEach(() => {
		harness.sandbox?.reset();
		triggerService.clock = skippingClock();
	});
	afterEach(async () => {
		delete triggerService.clock;
		delete chatwootReceiver.clock;
		await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
		expect(harness.sandbox?.contractViolations).toEqual([]);
	});
	afterAll(async () => {
		await harness.sandbox?.close();
	});

	harness.host = async (parameters = {}, credential = {}) => {
		if (!harness.sandbox) throw new Error('The sandbox did not start');
		const setup = triggerSetup(harness.sandbox, credential);
		const host = await hostTrigger({ ...setup, credentials: unmistakable(setup.credentials) }, parameters);
		hosts.push(host);
		return host;
	};
	harness.active = async (parameters, credential) => {
		const host = await harness.host?.(parameters, credential);
		if (!host) throw new Error('There is no host');
		await host.activate();
		return host;
	};
	harness.settled = async () => {
		await harness.sandbox?.deliveries.settled();
		await Promise.all(hosts.map(async (host) => await host.settled()));
		return (harness.sandbox?.deliveries.attempts ?? []).map(({ status }) => status);
	};
	return harness as ChatwootTriggerWorld;
}

/** A recorded event, with changes. */
export function recorded(name: string, changes: IDataObject = {}): IDataObject {
	const file = join(__dirname, '..', 'fixtures', 'chatwoot', `${name}.json`);
	return { ...(JSON.parse(readFileSync(file, 'utf8')) as IDataObject), ...changes };
}
