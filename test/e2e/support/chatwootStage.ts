import { startChatwoot, type ChatwootSandbox } from '../../../sandbox';
import { useStage, type Stage } from './stage';

/** A stage with a Chatwoot sandbox. */
export function useChatwootStage(name: string): Stage<ChatwootSandbox> {
	return useStage(name, {
		start: async () => await startChatwoot(),
		credentialOf: ({ url, credentials: { accountId, accessToken } }) => ({
			name: 'Chatwoot sandbox',
			type: 'chatwootApi',
			data: { baseUrl: url, accountId, accessToken },
		}),
	});
}
