import { toText } from '../../../nodes/shared/base/record';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

describe('What Sinch may answer', () => {
	const harness = useSinch('basic');
	const care = () => byId(appNamed(harness.sandbox, 'Customer care'));
	const allOfCare = { returnAll: true };

	it.each(['outer', 'flat', 'text', 'empty'] as const)('errors in the form "%s"', async (errorBody) => {
		harness.sandbox.quirks.errorBody = errorBody;
		const { error } = await harness.run('message:get', { messageId: '01HMSG00000000000000000000' });
		const text = errorBody === 'empty' ? '' : ': message 01HMSG00000000000000000000 was not found';
		expect(error?.message).toBe(`Sinch does not know Message ID "01HMSG00000000000000000000" (404)${text}`);
	});

	it('a 401 with an empty body', async () => {
		harness.sandbox.quirks.errorBody = 'empty';
		Object.assign(harness.setup.credentials.sinchConversationApi ?? {}, { keySecret: 'wrong' });
		const { error } = await harness.run('app:getAll');
		expect(error?.message).toBe('Sinch refused the credentials (401)');
		expect(sentTo(harness, 'GET', '/apps')).toHaveLength(1);
	});

	it('a project that the key does not open', async () => {
		Object.assign(harness.setup.credentials.sinchConversationApi ?? {}, { projectId: 'another-project' });
		const { error } = await harness.run('app:getAll');
		expect(error?.message).toBe('Sinch does not allow this (403): no access');
		expect(error?.description).toContain('project');
	});

	it('a billing block', async () => {
		const body = { error: { code: 403, message: 'BILLING_CREDIT_LIMIT_BREACHED', status: 'UNAUTHORIZED' } };
		harness.sandbox.faults.add({ kind: 'raw', status: 403, body });
		const { error } = await harness.run('message:send', {
			appId: care(),
			sendTo: recipient('+46701234567'),
			text: 'Hello',
		});
		expect(error?.message).toContain('the credit of the project is used up');
	});

	it.each(['empty', 'object'] as const)('nothing, as %s, where there is nothing to say', async (nothing) => {
		harness.sandbox.quirks.nothing = nothing;
		const { id, contact_id } = at(harness.sandbox.store.conversations, 0);
		const inPath = { conversationId: byId(id) };
		const acceptTime = new Date(Date.now() - 60_000).toISOString();
		const inject = { ...inPath, contactId: byId(contact_id), identity: '+46701234567', acceptTime, text: 'Hi' };
		const answers = [
			await harness.run('conversation:injectMessage', inject),
			await harness.run('conversation:stop', inPath),
			await harness.run('conversation:delete', { ...inPath, understandsFinal: true }),
			await harness.run('contact:delete', { contactId: byId(contact_id), understandsFinal: true }),
		];
		expect(answers.map(({ items }) => items[0]?.json)).toEqual([
			{ injected: true, conversationId: id },
			{ stopped: true, conversationId: id },
			{ deleted: true },
			{ deleted: true },
		]);
	});

	it.each(['short', 'gaps'] as const)('pages that are %s while there is a token', async (pages) => {
		harness.sandbox.quirks.pages = pages;
		const { items } = await harness.run('contact:getAll', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.contactId)).size).toBe(150);
	});

	it('page tokens that have to be percent-encoded', async () => {
		harness.sandbox.quirks.pageTokens = 'base64';
		const { items } = await harness.run('contact:getAll', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.contactId)).size).toBe(150);
	});

	it('a last page without a token at all, and lists that are left out when empty', async () => {
		Object.assign(harness.sandbox.quirks, { lastToken: 'missing', omitEmptyLists: true });
		const { items } = await harness.run('conversation:getAll', { ...allOfCare, filters: { appId: care() } });
		expect(items).toHaveLength(200);
		const none = await harness.run('contact:getAll', { filters: { externalId: 'nobody' } });
		expect(none.items).toEqual([]);
		expect(none.error).toBeUndefined();
	});

	it('a token that comes again and again', async () => {
		harness.sandbox.quirks.pages = 'repeat';
		const { error } = await harness.run('contact:getAll', { returnAll: true });
		expect(error?.message).toContain('the same page token twice');
		expect(sentTo(harness, 'GET', '/contacts').length).toBeLessThan(5);
	});

	it('fields and values that nobody has documented', async () => {
		harness.sandbox.quirks.extraFields = true;
		const message = at(harness.sandbox.store.messages, -1);
		const body = {
			...message,
			direction: 'SIDEWAYS',
			channel_identity: { channel: 'PIGEON', identity: 'p', app_id: '' },
		};
		harness.sandbox.faults.add({ kind: 'raw', body });
		const { items } = await harness.run('message:get', { messageId: message.id });
		expect(items[0]?.json).toMatchObject({ direction: 'SIDEWAYS', channel: 'PIGEON' });
		expect((await harness.run('app:getAll')).items).toHaveLength(3);
	});

	it('empty texts for what is absent, and the beginning of time for "never"', async () => {
		await harness.run('message:send', {
			appId: byId(appNamed(harness.sandbox, 'Reminders')),
			sendTo: recipient('+46701234567'),
			text: 'Hello',
		});
		const { items } = await harness.run('message:getAll', { filters: { messagesSource: 'DISPATCH_SOURCE' } });
		expect(items[0]?.json).toMatchObject({ text: 'Hello' });
		for (const name of ['conversationId', 'contactId', 'metadata']) expect(items[0]?.json).not.toHaveProperty(name);
		const contactId = byId(at(harness.sandbox.store.contacts, 0).id);
		const created = await harness.run('conversation:create', { appId: care(), contactId });
		expect(created.items[0]?.json).not.toHaveProperty('lastMessageAt');
	});

	it('large numbers as text', async () => {
		harness.sandbox.quirks.longsAsText = true;
		const { items } = await harness.run('app:getAll');
		expect(items.map(({ json }) => [json.retentionDays, json.dispatchRetentionDays])).toEqual([
			[180, 0],
			[180, 0],
			[180, 7],
		]);
		const { error } = await harness.run('message:send', {
			appId: byId(appNamed(harness.sandbox, 'Alerts')),
			sendTo: recipient('+46701234567'),
			text: 'Hello',
			skipIfSent: true,
		});
		expect(error?.message).toContain('cannot be checked');
	});

	it('null for settings, agent and reply', async () => {
		const message = at(harness.sandbox.store.messages, 0);
		const app_message = { text_message: { text: 'Hello' }, agent: null, reply_to: null };
		harness.sandbox.faults.add({ kind: 'raw', body: { ...message, app_message, message_status: null } });
		const { items } = await harness.run('message:get', { messageId: message.id });
		expect(items[0]?.json).toMatchObject({ text: 'Hello' });
		expect(items[0]?.json).not.toHaveProperty('deliveryStatus');
	});

	it('times with none and with nine digits behind the point', async () => {
		const { items } = await harness.run('message:getAll', { limit: 20 });
		const digits = items.map(({ json }) => /\.(\d+)Z$/.exec(toText(json.sentAt))?.[1]?.length ?? 0);
		expect(new Set(digits)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
	});

	it('contacts with the language UNSPECIFIED and the name Unknown', async () => {
		const { items } = await harness.run('contact:getAll', { returnAll: true });
		expect(items.some(({ json }) => json.language === 'UNSPECIFIED')).toBe(true);
		expect(items.some(({ json }) => json.displayName === 'Unknown')).toBe(true);
	});

	it('a host of another region', async () => {
		harness.sandbox.quirks.region = 'not-found';
		const { error } = await harness.run('app:getAll');
		expect(error?.message).toContain('404');
		expect(error?.description).toContain('region');
	});
});
