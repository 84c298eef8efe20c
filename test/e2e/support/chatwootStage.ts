import { startChatwoot, type ChatwootSandbox } from '../../../sandbox';
import { startInstance, type Instance } from './instance';
import type { Credential } from './rest';

/** A real n8n beside a Chatwoot sandbox, with a saved credential that leads there. */
export interface ChatwootStage {
	n8n: Instance;
	sandbox: ChatwootSandbox;
	credential: Credential;
}

/** An n8n and a sandbox for the tests of one file; the sandbox is seeded anew before each test. `name` is that of the log. */
export function useChatwootStage(name: string): ChatwootStage {
	const stage: Partial<ChatwootStage> = {};
	beforeAll(async () => {
		stage.sandbox = await startChatwoot();
		stage.n8n = await startInstance(name);
		const { accountId, accessToken } = stage.sandbox.credentials;
		stage.credential = await stage.n8n.rest.createCredential({
			name: 'Chatwoot sandbox',
			type: 'chatwootApi',
			data: { baseUrl: stage.sandbox.url, accountId, accessToken },
		});
	}, 15 * 60_000);
	beforeEach(() => stage.sandbox?.reset());
	afterEach(() => expect(stage.sandbox?.contractViolations).toEqual([]));
	afterAll(async () => {
		await stage.n8n?.close();
		await stage.sandbox?.close();
	}, 60_000);
	return stage as ChatwootStage;
}
