import axios, { type AxiosInstance } from 'axios';
import { startChatwoot, type ChatwootOptions, type ChatwootSandbox } from '../../../../sandbox';
import type { ContactRecord, ConversationRecord } from '../../../../sandbox/chatwoot/store/records';
import type { ChatwootStore, NewContact } from '../../../../sandbox/chatwoot/store/store';

/** A Chatwoot sandbox, and a client of its application API with an administrator's token. It throws for no status. */
export interface ChatwootFixture {
	readonly sandbox: ChatwootSandbox;
	readonly client: AxiosInstance;
}

/** Starts a sandbox before the tests of a file, resets it before each test, and closes it after all tests. */
export function useChatwootSandbox(options: ChatwootOptions = {}): ChatwootFixture {
	let running: ChatwootFixture | undefined;
	beforeAll(async () => {
		const sandbox = await startChatwoot({ deliveryTimeoutMs: 60_000, ...options });
		const { accessToken, accountId } = sandbox.credentials;
		const client = axios.create({
			baseURL: `${sandbox.url}/api/v1/accounts/${accountId}`,
			validateStatus: () => true,
			headers: { api_access_token: accessToken },
		});
		running = { sandbox, client };
	});
	beforeEach(() => running?.sandbox.reset());
	// Requests of these tests are often not valid on purpose. What the sandbox answers has to be.
	afterEach(() => expect(running?.sandbox.contractViolations.filter(({ by }) => by === 'answer')).toEqual([]));
	afterAll(async () => await running?.sandbox.close());
	const started = () => {
		if (!running) throw new Error('The sandbox has not been started.');
		return running;
	};
	return {
		get sandbox() {
			return started().sandbox;
		},
		get client() {
			return started().client;
		},
	};
}

/** A contact with an email address, and with values of the test's choice. */
export function addContact(store: ChatwootStore, values: NewContact = {}): ContactRecord {
	return store.insertContact({ name: 'Ada', email: `ada${store.contacts.length}@example.com`, ...values });
}

/** A conversation of a contact in the API inbox, with values of the test's choice. */
export function addConversation(
	store: ChatwootStore,
	{ id }: ContactRecord,
	values: Partial<ConversationRecord> = {},
): ConversationRecord {
	return store.insertConversation({ contactId: id, inboxId: 7, ...values });
}
