import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { runNode, search, loadOptions } from '../../support/engine';
import { by, byId, withIds } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const on = { conversationId: byId('2') };

describe('Chatwoot: what servers differ in', () => {
	it('takes IDs as text', async () => {
		harness.sandbox.quirks.idsAsText = true;
		const list = await harness.run('conversation:getAll', { returnAll: true, filters: { status: 'all' } });
		expect(list.items).toHaveLength(300);
		const messages = await harness.run('message:getAll', { ...on, returnAll: true });
		expect(messages.items).toHaveLength(10);
		const sent = await harness.run('message:sendToContact', {
			inboxId: byId('7'),
			person: by('phone_number', '+12025550004'),
			text: 'Hi',
			skipIfSent: true,
		});
		expect(sent.items[0]?.json).toMatchObject({ contact: 'found', conversation: 'reused' });
	});

	it('takes fields and enum values that nobody declared', async () => {
		harness.sandbox.quirks.extraFields = true;
		const { items } = await harness.run('conversation:getAll', { limit: 5 });
		expect(items[0]?.json.conversationStatus).toBe('parked');
		expect((await harness.run('message:getAll', { ...on, limit: 5 })).items).toHaveLength(5);
	});

	it('takes answers without sender, attachments, assignee and text', async () => {
		harness.sandbox.quirks.bare = true;
		const { items } = await harness.run('message:getAll', { ...on, limit: 5 });
		expect(items[0]?.json).toMatchObject({ conversationId: 2 });
		for (const name of ['text', 'senderName']) expect(items[0]?.json).not.toHaveProperty(name);
		const { json } = (await harness.run('conversation:get', on)).items[0] ?? {};
		expect(json).toMatchObject({ conversationId: 2 });
		expect(json).not.toHaveProperty('contactId');
	});

	it('says deleted, whatever the server answers', async () => {
		for (const deleteAnswer of ['empty', 'message'] as const) {
			harness.sandbox.quirks.deleteAnswer = deleteAnswer;
			const messageId = String(harness.sandbox.store.messagesOf(2)[0]?.id);
			expect(
				(await harness.run('message:delete', { ...on, messageId, understandsFinal: true })).items[0]?.json,
			).toEqual({ deleted: true });
		}
	});

	it('sends a header that proxies do not drop', async () => {
		harness.sandbox.quirks.dropUnderscores = true;
		expect((await harness.run('conversation:get', on)).error).toBeUndefined();
	});

	it.each([
		['real', 'Resource could not be found'],
		['published', 'Resource could not be found'],
		['text', 'Resource could not be found'],
		['html', '404 Resource could not be found'],
	] as const)('reads errors that are %s', async (errorBody, words) => {
		harness.sandbox.quirks.errorBody = errorBody;
		const { error } = await harness.run('conversation:get', { conversationId: byId('99999') });
		expect(error?.message).toContain('Conversation "99999"');
		expect(error?.message).toContain(words);
	});

	it('waits out a 429 in plain text without Retry-After', async () => {
		harness.sandbox.faults.add({ kind: '429', times: 2 });
		expect((await harness.run('message:send', { ...on, text: 'Once' })).error).toBeUndefined();
		expect(harness.sandbox.store.messagesWithContent('Once')).toHaveLength(1);
		expect(harness.clock.slept.length).toBeGreaterThan(0);
	});

	it('waits for the next minute when contact search is throttled', async () => {
		// Contacts are searched for only when the filter leaves them out, and Chatwoot has them nevertheless.
		harness.sandbox.quirks.blindFilters = 3;
		harness.sandbox.faults.add({
			kind: '429',
			route: 'GET /api/v1/accounts/{account_id}/contacts/search',
			times: 9,
		});
		const rows = [1, 2, 3].map((number) => ({ json: { phone: `+1202555000${number}` } }));
		const { items, error } = await harness.run(
			'message:sendToContact',
			{ inboxId: byId('7'), person: by('phone_number', '={{ $json.phone }}'), text: 'Hi', options: { concurrency: 1 } },
			rows,
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(harness.sandbox.requests.filter(({ status }) => status === 429)).toHaveLength(9);
		expect(harness.sandbox.store.messagesWithContent('Hi')).toHaveLength(3);
	});

	it('names the limit of messages per conversation', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 422, body: { error: 'Too many messages' } });
		const { error } = await harness.run('message:send', { ...on, text: 'x' });
		expect(error?.description).toContain('200 messages a minute');
	});
});

describe('Chatwoot: which token', () => {
	const withToken = async (credentials: object) =>
		await runNode(
			{ ...harness.setup, credentials: { chatwootApi: { ...harness.setup.credentials.chatwootApi, ...credentials } } },
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
		const { url } = harness.sandbox;
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
		const { results } = await search(harness.setup, method, withIds('conversation:get'), filter);
		expect(results[0]?.name).toContain(name);
		expect(results[0]?.value).toMatch(/^\d+$/);
	});

	it('offers the labels of the account', async () => {
		const labels = await loadOptions(harness.setup, 'getLabels', withIds('conversation:addLabels'));
		expect(labels.map(({ value }) => value)).toEqual(harness.sandbox.store.labels.map(({ title }) => title));
	});
});
