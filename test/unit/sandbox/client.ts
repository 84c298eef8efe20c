import axios, { type AxiosInstance } from 'axios';
import { startRespondent, type RespondentOptions, type RespondentSandbox } from '../../../sandbox';

/** The sandbox of a test file, and a client with its credentials. The client does not throw for an error status. */
export interface SandboxFixture {
	readonly sandbox: RespondentSandbox;
	readonly client: AxiosInstance;
}

/**
 * Starts a sandbox before the tests of a file, resets it before each test, and closes it after all tests. Each test fails when
 * the sandbox has violated its contract.
 */
export function useSandbox(options: RespondentOptions = {}): SandboxFixture {
	let sandbox: RespondentSandbox | undefined;
	let client: AxiosInstance | undefined;
	beforeAll(async () => {
		sandbox = await startRespondent({ deliveryTimeoutMs: 60_000, ...options });
		const { apiKey, apiSecret } = sandbox.credentials;
		client = axios.create({
			baseURL: sandbox.url,
			validateStatus: () => true,
			maxRedirects: 0,
			headers: { 'x-api-key': apiKey, 'x-api-secret': apiSecret },
		});
	});
	beforeEach(() => sandbox?.reset());
	afterEach(() => expect(sandbox?.contractViolations).toEqual([]));
	afterAll(async () => await sandbox?.close());
	const missing = () => new Error('The sandbox has not been started.');
	return {
		get sandbox() {
			if (!sandbox) throw missing();
			return sandbox;
		},
		get client() {
			if (!client) throw missing();
			return client;
		},
	};
}

/** The first item of a list. Throws when the list is empty. */
export function first<T>(list: readonly T[]): T {
	const [item] = list;
	if (item === undefined) throw new Error('The list is empty.');
	return item;
}

/** The path to which messages are sent; by default in the first conversation. */
export function sendPath({ store }: RespondentSandbox, uid = first(store.conversations).uid): string {
	return `/v1/messaging/conversations/${uid}/messages`;
}
