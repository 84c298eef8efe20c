import type { IHttpRequestOptions } from 'n8n-workflow';
import { ChatwootApi } from '../../../credentials/ChatwootApi.credentials';
import { ChatwootClientApi } from '../../../credentials/ChatwootClientApi.credentials';
import { accountIdOf, chatwootBaseUrl } from '../../../nodes/Chatwoot/baseUrl';
import { clientBaseUrl } from '../../../nodes/ChatwootClient/baseUrl';
import { identifierHash } from '../../../nodes/ChatwootClient/identifierHash';

const application = { baseUrl: 'https://chat.example.com/app', accountId: ' 12 ', accessToken: 'abc' };
const client = { baseUrl: 'https://chat.example.com', inboxIdentifier: 'Abc/1', hmacToken: 'key' };

async function authenticated(type: ChatwootApi | ChatwootClientApi, credentials: object, request: IHttpRequestOptions) {
	if (typeof type.authenticate !== 'function') throw new Error('no function');
	return await type.authenticate({ ...credentials }, request);
}

it.each([
	['https://chat.example.com', 'https://chat.example.com'],
	[' https://chat.example.com/ ', 'https://chat.example.com'],
	['https://chat.example.com/app', 'https://chat.example.com'],
	['https://chat.example.com/app/accounts/12/inbox/3', 'https://chat.example.com'],
	['https://chat.example.com/api/v1', 'https://chat.example.com'],
	['https://chat.example.com/public/api/v1/inboxes', 'https://chat.example.com'],
	['https://example.com/chat/', 'https://example.com/chat'],
	['http://localhost:3000/api/v1/', 'http://localhost:3000'],
	['\u200Bhttps://chat.example.com/\u00A0', 'https://chat.example.com'],
])('cleans the base URL %s', (baseUrl, clean) => {
	expect(chatwootBaseUrl({ ...application, baseUrl })).toBe(clean);
	expect(clientBaseUrl({ ...client, baseUrl })).toBe(clean);
});

it.each([
	['12', '12'],
	[12, '12'],
	['12\u200B', '12'],
	['https://chat.example.com/app/accounts/7/dashboard', '7'],
])('finds the account ID in %s', (accountId, id) => {
	expect(accountIdOf({ accountId })).toBe(id);
});

it.each(['', 'shop', '1.5', '-1', '../1', '1?x'])('refuses the account ID "%s"', (accountId) => {
	expect(() => accountIdOf({ accountId })).toThrow('"Account ID"');
});

it('puts token and account into a request', async () => {
	const request = { url: '/api/v1/accounts/{account_id}/inboxes', headers: { a: 'b' } };
	expect(await authenticated(new ChatwootApi(), application, request)).toEqual({
		baseURL: 'https://chat.example.com',
		url: '/api/v1/accounts/12/inboxes',
		headers: { a: 'b', 'Api-Access-Token': 'abc' },
	});
});

// Made with: printf %s IDENTIFIER | openssl dgst -sha256 -hmac TOKEN
it.each([
	[
		'key',
		'The quick brown fox jumps over the lazy dog',
		'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
	],
	['sandbox-hmac-token', 'crm-001', '43d8704f1e466387ead1d490791758e5d24f400bfd89146d20589b7cfa43e511'],
	['tökén', 'zoë@example.com', 'fb09bc97c76f97b0895727c4d85305f80b72714344b0670398495ae051e864ae'],
])('signs identifiers with %s: %s', (token, identifier, hash) => {
	expect(identifierHash(identifier, token)).toBe(hash);
});

it('signs the identifier of a body and of a query, and nothing else', async () => {
	const url = '/public/api/v1/inboxes/{inbox_identifier}/contacts';
	const type = new ChatwootClientApi();
	const hash = identifierHash('u1', 'key');
	const signed = { identifier: 'u1', identifier_hash: hash };
	expect(await authenticated(type, client, { url, body: { identifier: 'u1' } })).toMatchObject({
		url: '/public/api/v1/inboxes/Abc%2F1/contacts',
		body: signed,
	});
	expect(await authenticated(type, client, { url, qs: { identifier: 'u1' } })).toMatchObject({ qs: signed });
	expect((await authenticated(type, client, { url, body: { name: 'x' } })).body).toEqual({ name: 'x' });
	const form = Buffer.from('identifier');
	expect((await authenticated(type, client, { url, body: form })).body).toBe(form);
	const unsigned = await authenticated(type, { ...client, hmacToken: '' }, { url, body: { identifier: 'u1' } });
	expect(unsigned.body).toEqual({ identifier: 'u1' });
});

it('takes invisible marks out of what was pasted', async () => {
	const request = {
		url: '/public/api/v1/inboxes/{inbox_identifier}/contacts',
		body: { identifier: 'u1', source_id: '{source_id}' },
	};
	const pasted = { baseUrl: `\u200B${client.baseUrl}`, inboxIdentifier: 'Abc/1\u200B', hmacToken: '\u2060key' };
	const type = new ChatwootClientApi();
	expect(await authenticated(type, pasted, request)).toEqual(await authenticated(type, client, request));
});

it('takes no inbox number for an inbox identifier', () => {
	expect(() => clientBaseUrl({ ...client, inboxIdentifier: '7' })).toThrow('looks like the ID of an inbox');
	expect(() => clientBaseUrl({ ...client, inboxIdentifier: '' })).toThrow('"Inbox Identifier" is empty');
});
