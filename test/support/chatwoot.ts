import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import { Chatwoot } from '../../nodes/Chatwoot/Chatwoot.node';
import { chatwoot } from '../../nodes/Chatwoot/service';
import { startChatwoot, type ChatwootSandbox } from '../../sandbox';
import { useWorld, type Cast, type World } from './world';

/** The Chatwoot node, its credential and its sandbox. */
export const chatwootCast: Cast<ChatwootSandbox> = {
	service: chatwoot,
	newNode: () => new Chatwoot(),
	credentialType: new ChatwootApi(),
	start: async () => await startChatwoot(),
	credentials: ({ url, credentials: { accountId, accessToken } }) => ({
		chatwootApi: { baseUrl: url, accountId, accessToken },
	}),
};

/** The Chatwoot node beside its sandbox, for the tests of one file. */
export function useChatwoot(): World<ChatwootSandbox> {
	return useWorld(chatwootCast);
}
