import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, authentications, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

describe.each(authentications)('Conversation under %s', (authentication) => {
	const harness = useSinch(authentication);
	const care = () => byId(appNamed(harness.sandbox, 'Customer care'));
	const conversationAt = (index: number) => at(harness.sandbox.store.conversations, index);
	const inPath = (index: number) => ({ conversationId: byId(conversationAt(index).id) });
	const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

	it('Create opens one with metadata', async () => {
		const contactId = at(harness.sandbox.store.contacts, 3).id;
		const { items } = await harness.run('conversation:create', {
			appId: care(),
			contactId: byId(contactId),
			options: { active: true, activeChannel: 'SMS', correlationId: 'c-1', metadata: '{ "ticket": 42 }' },
		});
		expect(conversationAt(-1)).toMatchObject({ contact_id: contactId, metadata_json: { ticket: 42 } });
		expect(items[0]?.json).toEqual({
			status: 'sent',
			conversationId: conversationAt(-1).id,
			contactId,
			appId: care().value,
			channel: 'SMS',
			active: true,
			metadata: { ticket: 42 },
			correlationId: 'c-1',
		});
	});

	it.each(['create', 'getAll', 'getRecent'])(
		'%s explains that a dispatch app has no conversations',
		async (operation) => {
			const appId = byId(appNamed(harness.sandbox, 'Alerts'));
			const contactId = byId(at(harness.sandbox.store.contacts, 0).id);
			const parameters = operation === 'getAll' ? { filters: { appId } } : { appId, contactId };
			const { error } = await harness.run(`conversation:${operation}`, parameters);
			expect(error?.message).toBe('The app "Alerts" is in DISPATCH mode and has no conversations');
			expect(error?.description).toContain('only passes messages on');
		},
	);

	it('Get gives one', async () => {
		const { items } = await harness.run('conversation:get', inPath(0));
		expect(items[0]?.json).toMatchObject({ conversationId: conversationAt(0).id, metadata: { ticket: 1 } });
		const selected = await harness.run('conversation:get', {
			...inPath(0),
			options: { output: 'selectedFields', selectedFields: ['active'] },
		});
		const { id, contact_id, app_id, active } = conversationAt(0);
		expect(selected.items[0]?.json).toEqual({ conversationId: id, contactId: contact_id, appId: app_id, active });
	});

	it('Get mentions the modes when it finds nothing', async () => {
		const { error } = await harness.run('conversation:get', { conversationId: byId('01HCNV00000000000000000000') });
		expect(error?.message).toContain('does not know Conversation');
		expect(error?.description).toContain('DISPATCH mode');
	});

	it('Get Many walks all pages of 20', async () => {
		harness.sandbox.quirks.pageTokens = 'base64';
		const { items } = await harness.run('conversation:getAll', { returnAll: true, filters: { appId: care() } });
		expect(new Set(items.map(({ json }) => json.conversationId)).size).toBe(200);
		const pages = sentTo(harness, 'GET', '/conversations');
		expect(pages.map(({ query }) => query.page_size)).toEqual(Array(10).fill('20'));
		expect(pages[1]?.rawQuery).toContain('page_token=%2B%2B');
	});

	it.each([
		['both', {}, 200, undefined],
		['active ones', { state: true }, 150, 'true'],
		['stopped ones', { state: false }, 50, 'false'],
	])('Get Many lists %s', async (_name, state, count, sent) => {
		const { items } = await harness.run('conversation:getAll', {
			returnAll: true,
			filters: { appId: care(), ...state },
		});
		expect(items).toHaveLength(count);
		expect(sentTo(harness, 'GET', '/conversations')[0]?.query.only_active).toBe(sent);
	});

	it('Get Many asks for an app or a contact before it sends anything', async () => {
		const { error } = await harness.run('conversation:getAll', { returnAll: true });
		expect(error?.message).toBe('Neither an app nor a contact is given');
		const { items } = await harness.run('conversation:getAll', {
			returnAll: true,
			filters: { contactId: byId(conversationAt(0).contact_id), activeChannel: 'WHATSAPP' },
		});
		expect(items).toHaveLength(2);
	});

	it('Get Recent always says how many it wants, and gives the last message', async () => {
		const { items } = await harness.run('conversation:getRecent', { appId: care(), limit: 60 });
		expect(items).toHaveLength(60);
		const pages = sentTo(harness, 'GET', '/conversations:recent');
		expect(pages.map(({ query }) => query.page_size)).toEqual(['30', '30']);
		expect(items[0]?.json).toMatchObject({ lastMessageText: expect.any(String), lastMessageDirection: 'incoming' });
		const all = await harness.run('conversation:getRecent', { appId: care(), returnAll: true, order: 'ASC' });
		expect(all.items).toHaveLength(200);
		expect(at(sentTo(harness, 'GET', '/conversations:recent'), -1).query).toMatchObject({
			page_size: '50',
			order: 'ASC',
		});
	});

	it('Update makes its mask from what is set', async () => {
		const other = at(harness.sandbox.store.contacts, 9).id;
		const { items } = await harness.run('conversation:update', {
			...inPath(0),
			updateFields: {
				active: false,
				contactId: byId(other),
				metadata: '{ "done": true }',
				metadataStrategy: 'MERGE_PATCH',
			},
		});
		expect(items[0]?.json).toMatchObject({ active: false, contactId: other, metadata: { ticket: 1, done: true } });
		const [request] = sentTo(harness, 'PATCH', '/conversations/{conversation_id}');
		expect(request?.query).toEqual({
			update_mask: 'active,contact_id,metadata_json',
			metadata_update_strategy: 'MERGE_PATCH',
		});
		expect(request?.body).toEqual({ active: false, contact_id: other, metadata_json: { done: true } });
	});

	it('Update refuses to change nothing', async () => {
		expect((await harness.run('conversation:update', inPath(0))).error?.message).toBe('"Update Fields" is empty');
	});

	it('Delete deletes', async () => {
		const { id } = conversationAt(0);
		const { items } = await harness.run('conversation:delete', { ...inPath(0), understandsFinal: true });
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(harness.sandbox.store.messages.some(({ conversation_id }) => conversation_id === id)).toBe(false);
	});

	it('Stop ends it; the colon stays literal in the path', async () => {
		const { items } = await harness.run('conversation:stop', inPath(-1));
		expect(items.map(({ json }) => json)).toEqual([{ stopped: true, conversationId: conversationAt(-1).id }]);
		expect(conversationAt(-1).active).toBe(false);
		const [request] = sentTo(harness, 'POST', '/conversations/{conversation_id}:stop');
		expect(request?.path).toMatch(/:stop$/);
		expect(request?.body).toBeUndefined();
	});

	it.each([
		['TO_CONTACT', 'app_message'],
		['TO_APP', 'contact_message'],
	])('Inject Message records one %s', async (direction, name) => {
		const { contact_id } = conversationAt(0);
		const { items } = await harness.run('conversation:injectMessage', {
			...inPath(0),
			contactId: byId(contact_id),
			direction,
			channel: 'SMS',
			identity: '0046 701234567',
			acceptTime: anHourAgo(),
			text: 'By the way',
			options: { messageMetadata: 'from the old system' },
		});
		expect(items.map(({ json }) => json)).toEqual([{ injected: true, conversationId: conversationAt(0).id }]);
		expect(at(harness.sandbox.store.messages, -1)).toMatchObject({
			[name]: { text_message: { text: 'By the way' } },
			channel_identity: { channel: 'SMS', identity: '+46701234567' },
			injected: true,
			metadata: 'from the old system',
		});
	});

	it('Inject Message records a template with the values of its fields', async () => {
		const template = {
			messageType: 'template',
			whatsAppTemplate: { __rl: true, mode: 'name', value: 'order_shipped' },
			templateLanguage: { __rl: true, mode: 'code', value: 'sv' },
			whatsAppValues: { mappingMode: 'defineBelow', value: { body_1_text: 'Noor', body_2_text: '1017' } },
		};
		const { error } = await harness.run('conversation:injectMessage', {
			...inPath(0),
			contactId: byId(conversationAt(0).contact_id),
			channel: 'WHATSAPP',
			identity: '+46701234567',
			acceptTime: anHourAgo(),
			...template,
		});
		expect(error).toBeUndefined();
		const { app_message: message } = at(harness.sandbox.store.messages, -1);
		expect(JSON.stringify(message)).toContain('{"body[1]text":"Noor","body[2]text":"1017"}');
	});

	it('Inject Event records one', async () => {
		const { items } = await harness.run('conversation:injectEvent', {
			...inPath(0),
			acceptTime: anHourAgo(),
			eventType: 'generic_event',
			payload: '{ "step": "paid" }',
		});
		const event = at(harness.sandbox.store.events, -1);
		expect(items[0]?.json.eventId).toBe(event.id);
		expect(event.app_event).toEqual({ generic_event: { payload: { step: 'paid' } } });
	});
});
