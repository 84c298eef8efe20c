import { ChatwootApi } from '../../../credentials/ChatwootApi.credentials';
import { useChatwoot } from '../../support/chatwoot';
import { testCredential } from '../../support/credentialTest';

const harness = useChatwoot();
const verdict = async (changes = {}) =>
	await testCredential(new ChatwootApi(), { ...harness.setup.credentials.chatwootApi, ...changes });

describe('Credential test of Chatwoot', () => {
	it('passes with the right token and account', async () => {
		expect(await verdict()).toBe('OK');
	});

	it.each([
		[{ accessToken: 'wrong' }, 'Chatwoot does not know this access token'],
		[{ accessToken: 'sandbox-chatwoot-bot-token' }, 'This token belongs to a bot'],
		[{ accountId: '2' }, 'does not belong to this account'],
	])('says what is wrong with %j', async (changes, words) => {
		expect(await verdict(changes)).toContain(words);
	});

	it('says that the account is suspended', async () => {
		const headers = { 'content-type': 'application/json' };
		const body = { error: 'Account is suspended' };
		harness.sandbox.faults.add({ kind: 'raw', status: 401, headers, body, method: 'GET' });
		expect(await verdict()).toContain('This account of Chatwoot is suspended');
	});
});
