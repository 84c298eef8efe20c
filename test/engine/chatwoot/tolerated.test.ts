import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { runNode, search, loadOptions } from '../../support/engine';
import { byId, withIds } from '../../support/world';

useExpressionEngine();
const world = useChatwoot();

const on = { conversation_id: byId('2') };

describe('Chatwoot: what servers differ in', () => {
	it('takes IDs as text', async () => {
		world.sandbox.quirks.idsAsText = true;
		const list = await world.run('conversation:getAll', { returnAll: true, filters: { status: 'all' } });
		expect(list.items).toHaveLength(300);
		const messages = await world.run('message:getAll', { ...on, returnAll: true });
		expect(messages.items).toHaveLength(10);
		const sent = await world.run('message:sendToContact', {
			inboxId: byId('7'),
			phoneNumber: '+12025550004',
			text: 'Hi',
			sendOptions: { skipIfSent: true },
		});
		expect(sent.items[0]?.json).toMatchObject({ contact: 'found', conversation: 'reused' });
	});

	it('takes fields and enum values that nobody declared', async () => {
		world.sandbox.quirks.extraFields = true;
		const { items } = await world.run('conversation:getAll', { limit: 5 });
		expect(items[0]?.json.status).toBe('parked');
		expect((await world.run('message:getAll', { ...on, limit: 5 })).items).toHaveLength(5);
	});

	it('takes answers without sender, attachments, assignee and text', async () => {
		world.sandbox.quirks.bare = true;
		const { items } = await world.run('message:getAll', { ...on, limit: 5 });
		expect(items[0]?.json).toMatchObject({ text: null, senderName: null, conversationId: 2 });
		expect((await world.run('conversation:get', on)).items[0]?.json).toMatchObject({
			conversationId: 2,
			contactId: null,
		});
	});

	it('says deleted, whatever the server answers', async () => {
		for (const deleteAnswer of ['empty', 'message'] as const) {
			world.sandbox.quirks.deleteAnswer = deleteAnswer;
			const message_id = String(world.sandbox.store.messagesOf(2)[0]?.id);
			expect((await world.run('message:delete', { ...on, message_id })).items[0]?.json).toEqual({ deleted: true });
		}
	});

	it('sends a header that proxies do not drop', async () => {
		world.sandbox.quirks.dropUnderscores = true;
		expect((await world.run('conversation:get', on)).error).toBeUndefined();
	});

	it.each([
		['real', 'Resource could not be found'],
		['published', 'Resource could not be found'],
		['text', 'Resource could not be found'],
		['html', '404 Resource could not be found'],
	] as const)('reads errors that are %s', async (errorBody, words) => {
		world.sandbox.quirks.errorBody = errorBody;
		const { error } = await world.run('conversation:get', { conversation_id: byId('99999') });
		expect(error?.message).toContain('Conversation "99999"');
		expect(error?.message).toContain(words);
	});

	it('waits out a 429 in plain text without Retry-After', async () => {
		world.sandbox.faults.add({ kind: '429', times: 2 });
		expect((await world.run('message:send', { ...on, text: 'Once' })).error).toBeUndefined();
		expect(world.sandbox.store.messagesWithContent('Once')).toHaveLength(1);
		expect(world.clock.slept.length).toBeGreaterThan(0);
	});

	it('queues for the next minute when contact search is throttled', async () => {
		world.sandbox.faults.add({
			kind: '429',
			route: 'GET /api/v1/accounts/{account_id}/contacts/search',
			times: 9,
		});
		const rows = [1, 2, 3].map((number) => ({ json: { phone: `+1202555000${number}` } }));
		const { items, error } = await world.run(
			'message:sendToContact',
			{ inboxId: byId('7'), phoneNumber: '={{ $json.phone }}', text: 'Hi', delivery: { concurrency: 1 } },
			rows,
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(Math.max(...world.clock.slept)).toBe(20_000);
	});

	it('names the limit of messages per conversation', async () => {
		world.sandbox.faults.add({ kind: 'raw', status: 422, body: { error: 'Too many messages' } });
		const { error } = await world.run('message:send', { ...on, text: 'x' });
		expect(error?.description).toContain('200 messages a minute');
	});
});

describe('Chatwoot: which token', () => {
	const withToken = async (credentials: object) =>
		await runNode(
			{ ...world.setup, credentials: { chatwootApi: { ...world.setup.credentials.chatwootApi, ...credentials } } },
			withIds('contact:getAll'),
		);

	it.each([
		[{ accessToken: 'wrong' }, 'does not know the access token'],
		[{ accessToken: '' }, 'No access token reached Chatwoot'],
		[{ accessToken: 'sandbox-chatwoot-bot-token' }, 'belongs to a bot'],
		[{ accountId: '2' }, 'does not belong to this account'],
		[{ accountId: 'my shop' }, '"Account ID" is not a number: my shop'],
		[{ baseUrl: 'ftp://x' }, '"Base URL" must begin with'],
	])('%j: %s', async (credentials, message) => {
		const { error } = await withToken(credentials);
		expect(error?.message).toContain(message);
		expect(JSON.stringify(error)).not.toContain('sandbox-chatwoot-token');
	});

	it('takes addresses and account IDs as they are copied from the dashboard', async () => {
		const { url } = world.sandbox;
		for (const baseUrl of [`${url}/`, `${url}/app/accounts/1/dashboard`, `${url}/api/v1/`]) {
			const { error } = await withToken({ baseUrl, accountId: `${url}/app/accounts/1/dashboard` });
			expect(error).toBeUndefined();
		}
	});
});

describe('Chatwoot: pickers', () => {
	it.each([
		['searchInboxes', '', 'Outreach API'],
		['searchAgents', 'cleo', 'Cleo Agent'],
		['searchTeams', 'sup', 'support'],
		['searchContacts', 'contact007', 'contact007@example.com'],
		['searchContacts', '', '@example.com'],
		['searchConversations', '#300', '#300'],
	])('%s finds "%s"', async (method, filter, name) => {
		const { results } = await search(world.setup, method, withIds('conversation:get'), filter);
		expect(results[0]?.name).toContain(name);
		expect(results[0]?.value).toMatch(/^\d+$/);
	});

	it('offers the labels of the account', async () => {
		const labels = await loadOptions(world.setup, 'getLabels', withIds('conversation:addLabels'));
		expect(labels.map(({ value }) => value)).toEqual(world.sandbox.store.labels.map(({ title }) => title));
	});
});
