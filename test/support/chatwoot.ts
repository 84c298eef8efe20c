import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import { ChatwootClientApi } from '../../credentials/ChatwootClientApi.credentials';
import { Chatwoot } from '../../nodes/Chatwoot/Chatwoot.node.ts';
import { chatwoot } from '../../nodes/Chatwoot/service';
import { ChatwootClient } from '../../nodes/ChatwootClient/ChatwootClient.node.ts';
import { chatwootClient } from '../../nodes/ChatwootClient/service';
import { startChatwoot, type ChatwootOptions, type ChatwootSandbox } from '../../sandbox';
import { useHarness, type ServiceFixture, type Harness } from './harness';

/** What makes the tests independent of the machine's speed: messages with files leave when a test says so. */
const ANY_SPEED = { deliveryTimeoutMs: 60_000, holdBackMs: Infinity } satisfies ChatwootOptions;

/** The Chatwoot node, its credential and its sandbox. */
export const chatwootFixture: ServiceFixture<ChatwootSandbox> = {
	service: chatwoot,
	newNode: () => new Chatwoot(),
	credentialType: new ChatwootApi(),
	start: async () => await startChatwoot(ANY_SPEED),
	credentials: ({ url, credentials: { accountId, accessToken } }) => ({
		chatwootApi: { baseUrl: url, accountId, accessToken },
	}),
};

/** The Chatwoot node beside its sandbox, for the tests of one file. The sandbox may be an older server, or have other data. */
export function useChatwoot(options: ChatwootOptions = {}): Harness<ChatwootSandbox> {
	return useHarness({
		...chatwootFixture,
		start: async () => await startChatwoot({ ...ANY_SPEED, ...options }),
	});
}

/** The Chatwoot Client node, its credential (with HMAC token) and its sandbox. */
export const chatwootClientFixture: ServiceFixture<ChatwootSandbox> = {
	service: chatwootClient,
	newNode: () => new ChatwootClient(),
	credentialType: new ChatwootClientApi(),
	start: async () => await startChatwoot(ANY_SPEED),
	credentials: ({ url, credentials: { inboxIdentifier, hmacToken } }) => ({
		chatwootClientApi: { baseUrl: url, inboxIdentifier, hmacToken },
	}),
};

/** The Chatwoot Client node beside its sandbox, for the tests of one file. */
export function useChatwootClient(): Harness<ChatwootSandbox> {
	return useHarness(chatwootClientFixture);
}
