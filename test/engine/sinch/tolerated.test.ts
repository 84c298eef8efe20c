import { textOf } from '../../../nodes/shared/base/record';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, identities, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/world';

useExpressionEngine();

describe('What Sinch may answer', () => {
	const world = useSinch('basic');
	const care = () => byId(appNamed(world.sandbox, 'Customer care'));
	const allOfCare = { returnAll: true };

	it.each(['outer', 'flat', 'text', 'empty'] as const)('errors in the form "%s"', async (errorBody) => {
		world.sandbox.quirks.errorBody = errorBody;
		const { error } = await world.run('message:get', { message_id: '01HMSG00000000000000000000' });
		const text = errorBody === 'empty' ? '' : ': message 01HMSG00000000000000000000 was not found';
		expect(error?.message).toBe(`Sinch does not know Message ID "01HMSG00000000000000000000" (404)${text}`);
	});

	it('a 401 with an empty body', async () => {
		world.sandbox.quirks.errorBody = 'empty';
		Object.assign(world.setup.credentials.sinchConversationApi ?? {}, { keySecret: 'wrong' });
		const { error } = await world.run('app:getAll');
		expect(error?.message).toBe('Sinch refused the credentials (401)');
		expect(sentTo(world, 'GET', '/apps')).toHaveLength(1);
	});

	it('a project that the key does not open', async () => {
		Object.assign(world.setup.credentials.sinchConversationApi ?? {}, { projectId: 'another-project' });
		const { error } = await world.run('app:getAll');
		expect(error?.message).toBe('Sinch does not allow this (403): no access');
		expect(error?.description).toContain('project');
	});

	it('a billing block', async () => {
		const body = { error: { code: 403, message: 'BILLING_CREDIT_LIMIT_BREACHED', status: 'UNAUTHORIZED' } };
		world.sandbox.faults.add({ kind: 'raw', status: 403, body });
		const { error } = await world.run('message:send', {
			appId: care(),
			identities: identities('+46701234567'),
			text: 'Hello',
		});
		expect(error?.message).toContain('the credit of the project is used up');
	});

	it.each(['empty', 'object'] as const)('nothing, as %s, where there is nothing to say', async (nothing) => {
		world.sandbox.quirks.nothing = nothing;
		const { id, contact_id } = at(world.sandbox.store.conversations, 0);
		const inPath = { conversation_id: byId(id) };
		const acceptTime = new Date(Date.now() - 60_000).toISOString();
		const inject = { ...inPath, contactId: byId(contact_id), identity: '+46701234567', acceptTime, text: 'Hi' };
		const answers = [
			await world.run('conversation:injectMessage', inject),
			await world.run('conversation:stop', inPath),
			await world.run('conversation:delete', inPath),
			await world.run('contact:delete', { contact_id: byId(contact_id) }),
		];
		expect(answers.map(({ items }) => items[0]?.json)).toEqual([
			{ injected: true, conversationId: id },
			{ stopped: true, conversationId: id },
			{ deleted: true },
			{ deleted: true },
		]);
	});

	it.each(['short', 'gaps'] as const)('pages that are %s while there is a token', async (pages) => {
		world.sandbox.quirks.pages = pages;
		const { items } = await world.run('contact:getAll', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.contactId)).size).toBe(150);
	});

	it('a last page without a token at all, and lists that are left out when empty', async () => {
		Object.assign(world.sandbox.quirks, { lastToken: 'missing', omitEmptyLists: true });
		const { items } = await world.run('conversation:getAll', { ...allOfCare, filters: { appId: care() } });
		expect(items).toHaveLength(200);
		const none = await world.run('contact:getAll', { filters: { externalId: 'nobody' } });
		expect(none.items).toEqual([]);
		expect(none.error).toBeUndefined();
	});

	it('a token that comes again and again', async () => {
		world.sandbox.quirks.pages = 'repeat';
		const { error } = await world.run('contact:getAll', { returnAll: true });
		expect(error?.message).toContain('the same page token twice');
		expect(sentTo(world, 'GET', '/contacts').length).toBeLessThan(5);
	});

	it('fields and values that nobody has documented', async () => {
		world.sandbox.quirks.extraFields = true;
		const message = at(world.sandbox.store.messages, -1);
		const body = {
			...message,
			direction: 'SIDEWAYS',
			channel_identity: { channel: 'PIGEON', identity: 'p', app_id: '' },
		};
		world.sandbox.faults.add({ kind: 'raw', body });
		const { items } = await world.run('message:get', { message_id: message.id });
		expect(items[0]?.json).toMatchObject({ direction: 'SIDEWAYS', channel: 'PIGEON' });
		expect((await world.run('app:getAll')).items).toHaveLength(3);
	});

	it('empty texts for what is absent, and the beginning of time for "never"', async () => {
		await world.run('message:send', {
			appId: byId(appNamed(world.sandbox, 'Reminders')),
			identities: identities('+46701234567'),
			text: 'Hello',
		});
		const { items } = await world.run('message:getAll', { filters: { messagesSource: 'DISPATCH_SOURCE' } });
		expect(items[0]?.json).toMatchObject({ conversationId: null, contactId: null, metadata: null, text: 'Hello' });
		const contactId = byId(at(world.sandbox.store.contacts, 0).id);
		const created = await world.run('conversation:create', { appId: care(), contactId });
		expect(created.items[0]?.json.lastMessageAt).toBeNull();
	});

	it('large numbers as text', async () => {
		world.sandbox.quirks.longsAsText = true;
		const { items } = await world.run('app:getAll');
		expect(items.map(({ json }) => [json.retentionDays, json.dispatchRetentionDays])).toEqual([
			[180, 0],
			[180, 0],
			[180, 7],
		]);
		const { error } = await world.run('message:send', {
			appId: byId(appNamed(world.sandbox, 'Alerts')),
			identities: identities('+46701234567'),
			text: 'Hello',
			sendOptions: { skipIfSent: true },
		});
		expect(error?.message).toContain('cannot be checked');
	});

	it('null for settings, agent and reply', async () => {
		const message = at(world.sandbox.store.messages, 0);
		const app_message = { text_message: { text: 'Hello' }, agent: null, reply_to: null };
		world.sandbox.faults.add({ kind: 'raw', body: { ...message, app_message, message_status: null } });
		const { items } = await world.run('message:get', { message_id: message.id });
		expect(items[0]?.json).toMatchObject({ text: 'Hello', status: null });
	});

	it('times with none and with nine digits behind the point', async () => {
		const { items } = await world.run('message:getAll', { limit: 20 });
		const digits = items.map(({ json }) => /\.(\d+)Z$/.exec(textOf(json.sentAt))?.[1]?.length ?? 0);
		expect(new Set(digits)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
	});

	it('contacts with the language UNSPECIFIED and the name Unknown', async () => {
		const { items } = await world.run('contact:getAll', { returnAll: true });
		expect(items.some(({ json }) => json.language === 'UNSPECIFIED')).toBe(true);
		expect(items.some(({ json }) => json.displayName === 'Unknown')).toBe(true);
	});

	it('a host of another region', async () => {
		world.sandbox.quirks.region = 'not-found';
		const { error } = await world.run('app:getAll');
		expect(error?.message).toContain('404');
		expect(error?.description).toContain('region');
	});
});
