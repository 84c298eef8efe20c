import axios, { type AxiosInstance } from 'axios';
import { startSinch, type SinchSandbox } from '../../../sandbox';
import { expectRequestViolations } from '../../support/requestViolations';

describe('Sinch sandbox', () => {
	let sandbox: SinchSandbox;
	let api: AxiosInstance;
	beforeAll(async () => {
		sandbox = await startSinch();
		const { projectId, keyId, keySecret } = sandbox.credentials;
		const auth = { username: keyId, password: keySecret };
		api = axios.create({ baseURL: `${sandbox.url}/v1/projects/${projectId}`, auth, validateStatus: () => true });
	});
	beforeEach(() => sandbox.reset());
	afterEach(() => expect(sandbox.contractViolations).toEqual([]));
	afterAll(async () => await sandbox.close());

	const appAt = (index: number) => sandbox.store.apps[index]?.id ?? '';
	const send = async (index: number, recipient: object, more: object = {}) =>
		await api.post('/messages:send', {
			app_id: appAt(index),
			recipient,
			message: { text_message: { text: 'Hi' } },
			...more,
		});
	const byPhone = (identity: string) => ({ identified_by: { channel_identities: [{ channel: 'SMS', identity }] } });

	it('has 3 apps, 150 contacts, 200 conversations and 2,000 messages, and the same data for the same seed', async () => {
		expect(sandbox.store.summary()).toMatchObject({ apps: 3, contacts: 150, conversations: 200, messages: 2000 });
		const ids = sandbox.store.messages.map(({ id }) => id);
		sandbox.reset();
		expect(sandbox.store.messages.map(({ id }) => id)).toEqual(ids);
		expect(new Set(ids).size).toBe(2000);
		for (const id of ids) expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
	});

	it('accepts the key and access tokens, and says when a token has expired', async () => {
		const { keyId, keySecret } = sandbox.credentials;
		const key = { auth: { username: keyId, password: keySecret }, validateStatus: () => true };
		const { data: token } = await axios.post(sandbox.tokenUrl, 'grant_type=client_credentials', key);
		const bearer = { headers: { authorization: `Bearer ${token.access_token}` }, validateStatus: () => true };
		const apps = `${api.defaults.baseURL}/apps`;
		expect(token).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
		expect((await axios.get(apps, bearer)).status).toBe(200);
		sandbox.tokens.expireAll();
		const late = await axios.get(apps, bearer);
		expect([late.status, late.headers['www-authenticate']]).toEqual([401, expect.stringContaining('expired')]);
		const wrong = { ...key, auth: { username: keyId, password: 'wrong' } };
		expect((await axios.post(sandbox.tokenUrl, 'grant_type=client_credentials', wrong)).status).toBe(401);
		expect((await api.get('/apps', wrong)).status).toBe(401);
		expect((await axios.post(sandbox.tokenUrl, 'grant_type=password', key)).status).toBe(400);
	});

	it.each([
		['url-safe', /^----[\w-]+$/],
		['base64', /^\+\+\+\+/],
	] as const)('accepts page tokens (%s) only unmodified, and with the same query', async (pageTokens, format) => {
		sandbox.quirks.pageTokens = pageTokens;
		const params = { app_id: appAt(0), page_size: 7 };
		const { data: first } = await api.get('/conversations', { params });
		const page = async (changes: object) =>
			(await api.get('/conversations', { params: { ...params, page_token: first.next_page_token, ...changes } }))
				.status;
		expect(first.next_page_token).toMatch(format);
		expect(await page({})).toBe(200);
		expect(await page({ page_size: 8 })).toBe(400);
		expect(await page({ only_active: true })).toBe(400);
		expect(await page({ page_token: `${first.next_page_token}x` })).toBe(400);
	});

	it('lists recent conversations only for a request with page_size', async () => {
		const params = { app_id: appAt(0) };
		expect((await api.get('/conversations:recent', { params })).data.conversations).toEqual([]);
		expect(
			(await api.get('/conversations:recent', { params: { ...params, page_size: 50 } })).data.conversations,
		).toHaveLength(50);
	});

	it('separates conversation mode and dispatch mode', async () => {
		const contact = { contact_id: sandbox.store.contacts[0]?.id };
		expect((await send(0, contact)).status).toBe(200);
		expect((await send(1, contact)).status).toBe(400);
		for (const [index, stored] of [
			[0, 1],
			[1, 0],
			[2, 1],
		] as const) {
			const { data } = await send(index, byPhone('+46701234567'));
			const messages_source = index === 0 ? 'CONVERSATION_SOURCE' : 'DISPATCH_SOURCE';
			const list = await api.get('/messages', { params: { app_id: appAt(index), messages_source, page_size: 1000 } });
			const ids = list.data.messages.map(({ id }: { id: string }) => id);
			expect(ids.filter((id: string) => id === data.message_id)).toHaveLength(stored);
		}
		expect((await api.get('/conversations', { params: { app_id: appAt(1) } })).status).toBe(400);
	});

	it('advances the delivery status of a message with time', async () => {
		sandbox.quirks.deliveryStepMs = 20;
		const status = async (id: string) => (await api.get(`/messages/${id}`)).data.message_status.status;
		const { data } = await send(0, byPhone('+46701234567'));
		const { data: unreachable } = await send(0, byPhone('+46701230000'));
		await new Promise((resolve) => setTimeout(resolve, 90));
		expect(await status(data.message_id)).toBe('READ');
		expect(await status(unreachable.message_id)).toBe('FAILED');
	});

	it('answers errors in the format of the API', async () => {
		const { data, status } = await api.post('/messages:send', {
			app_id: 'x',
			recipient: byPhone('+46701234567'),
			message: { text_message: { text: 'Hi' } },
		});
		expect([status, data.error]).toEqual([
			400,
			{ code: 400, message: 'app_id is not a ULID', status: 'INVALID_ARGUMENT', details: [] },
		]);
		sandbox.quirks.errorBody = 'flat';
		expect((await api.get('/messages/x')).data).toMatchObject({ code: 404, status: 'NOT_FOUND' });
		expect((await send(0, byPhone('0701234567'))).status).toBe(400);
		expect((await send(0, byPhone('+46701234567'), { ttl: 10 })).status).toBe(400);
		expectRequestViolations(sandbox, 1);
	});

	it('stores at most five webhooks per app, each target once', async () => {
		const create = async (target: string) =>
			await api.post('/webhooks', { app_id: appAt(0), target, target_type: 'HTTP', triggers: ['MESSAGE_INBOUND'] });
		const { data } = await create('https://example.com/1');
		expect((await create('https://example.com/1')).status).toBe(400);
		for (const number of [2, 3, 4, 5]) expect((await create(`https://example.com/${number}`)).status).toBe(200);
		expect((await create('https://example.com/6')).status).toBe(400);
		const changed = await api.patch(`/webhooks/${data.id}`, { target: 'https://example.com/new' });
		expect(changed.data.target).toBe('https://example.com/new');
		expect((await api.get(`/webhooks/${data.id}`)).data).toEqual(changed.data);
		expect((await api.delete(`/webhooks/${data.id}`)).status).toBe(200);
		expect((await api.get(`/apps/${appAt(0)}/webhooks`)).data.webhooks).toHaveLength(4);
	});
});
