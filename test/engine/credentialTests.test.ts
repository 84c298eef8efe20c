import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import { ChatwootClientApi } from '../../credentials/ChatwootClientApi.credentials';
import { RespondentApi } from '../../credentials/RespondentApi.credentials';
import { SinchConversationApi } from '../../credentials/SinchConversationApi.credentials';
import { testCredential } from '../support/credentialTest';
import { useRespondent } from '../support/respondent';
import { useSinch } from '../support/sinch';
import { runNode } from '../support/engine';
import { withIds } from '../support/harness';

const cases: Array<[string, ICredentialType, ICredentialDataDecryptedObject]> = [
	['Chatwoot', new ChatwootApi(), { accountId: '1', accessToken: 'abcdef' }],
	['Chatwoot Client', new ChatwootClientApi(), { inboxIdentifier: 'abcdef', hmacToken: '' }],
	['Respondent', new RespondentApi(), { environment: 'custom', apiKey: 'abcdef', apiSecret: 'abcdef' }],
	[
		'Sinch',
		new SinchConversationApi(),
		{ projectId: 'p1', region: 'custom', keyId: 'k', keySecret: 'abcdef', authentication: 'basic' },
	],
];

describe.each(cases)('The test of a %s credential', (_name, type, values) => {
	const verdict = async (baseUrl: string) => await testCredential(type, { ...values, baseUrl });

	it('says that a host was not found', async () => {
		expect(await verdict('https://chat.example.invalid/app')).toBe(
			'"chat.example.invalid" was not found. Check the Base URL.',
		);
	});

	it('says that nothing answers at an address', async () => {
		expect(await verdict('http://127.0.0.1:1')).toBe(
			'Nothing answers at http://127.0.0.1:1. Check host and port in the Base URL, and whether the server runs.',
		);
	});
});

describe('The test of a credential with https:// in its Base URL', () => {
	let server: Server | undefined;
	afterEach(() => server?.close());
	const verdict = async (listening: Server) => {
		server = listening;
		await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
		const host = `127.0.0.1:${(listening.address() as AddressInfo).port}`;
		const values = { accountId: '1', accessToken: 'abcdef', baseUrl: `https://${host}` };
		return (await testCredential(new ChatwootApi(), values)).replace(host, 'HOST');
	};

	it('says that the server speaks no HTTPS', async () => {
		expect(await verdict(createHttpServer())).toBe(
			'HOST does not speak HTTPS. Check whether the Base URL begins with http:// or https://.',
		);
	});

	it('gives the reason why the handshake failed where the server does speak HTTPS', async () => {
		// Without a certificate the server shares no cipher with anybody.
		expect(await verdict(createHttpsServer({}))).toMatch(
			/^No encrypted connection to HOST could be made \(.*handshake failure\)\. Check the Base URL, and the TLS settings of the server\.$/,
		);
	});
});

describe('A row', () => {
	const harness = useRespondent();
	const sinch = useSinch('basic');

	it('costs no further request for the test of its credential', async () => {
		await runNode(harness.setup, withIds('project:getAll', { limit: 1 }));
		expect(harness.sandbox.requests).toHaveLength(1);
		const preAuthentication = jest.spyOn(SinchConversationApi.prototype, 'preAuthentication');
		await runNode(sinch.setup, withIds('app:getAll', { limit: 1 }));
		expect(preAuthentication).not.toHaveBeenCalled();
		preAuthentication.mockRestore();
	});
});
