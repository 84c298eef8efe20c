import axios, { type AxiosInstance } from 'axios';
import { startRespondent, type RespondentOptions, type RespondentSandbox } from '../../../sandbox';

/** A sandbox for one test file, with a client that holds the right keys and never throws on a status. */
export interface SandboxFixture {
	readonly sandbox: RespondentSandbox;
	readonly client: AxiosInstance;
}

/** Starts the sandbox before the tests, puts it back before each, closes it after them. Its own answers must keep the contract. */
export function useSandbox(options: RespondentOptions = {}): SandboxFixture {
	let sandbox: RespondentSandbox | undefined;
	let client: AxiosInstance | undefined;
	beforeAll(async () => {
		sandbox = await startRespondent(options);
		const { apiKey, apiSecret } = sandbox.credentials;
		client = axios.create({
			baseURL: sandbox.url,
			validateStatus: () => true,
			maxRedirects: 0,
			timeout: 5_000,
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

/** The first of a list that has one. */
export function first<T>(list: readonly T[]): T {
	const [item] = list;
	if (item === undefined) throw new Error('The list is empty.');
	return item;
}

/** The path to send to, by default in the first conversation. */
export function sendPath({ store }: RespondentSandbox, uid = first(store.conversations).uid): string {
	return `/v1/messaging/conversations/${uid}/messages`;
}
