import { addContact, addConversation, useChatwootSandbox } from './client';

const fixture = useChatwootSandbox({ dataset: 'empty' });

const create = async (channel: object | undefined, name: unknown = 'New') =>
	await fixture.client.post<Record<string, unknown>>('/inboxes', { name, channel });

it.each([
	[{ type: 'api' }, { channel_type: 'Channel::Api', inbox_identifier: expect.any(String), webhook_url: '' }],
	[
		{ type: 'web_widget', website_url: 'https://example.com' },
		{ channel_type: 'Channel::WebWidget', website_token: expect.any(String), hmac_mandatory: false },
	],
	[
		{ type: 'email', email: 'Help@Example.com' },
		{ channel_type: 'Channel::Email', email: 'help@example.com' },
	],
	[
		{ type: 'whatsapp', phone_number: '+12025550001', provider: 'whatsapp_cloud', provider_config: { api_key: 'k' } },
		{ channel_type: 'Channel::Whatsapp', phone_number: '+12025550001', message_templates: [] },
	],
	[
		{ type: 'sms', phone_number: '+12025550002' },
		{ channel_type: 'Channel::Sms', phone_number: '+12025550002' },
	],
	[
		{ type: 'line', line_channel_id: '1', line_channel_secret: 's', line_channel_token: 't' },
		{ channel_type: 'Channel::Line' },
	],
])('makes an inbox of %j', async (channel, shown) => {
	const { status, data } = await create(channel);
	expect([status, data]).toEqual([200, expect.objectContaining(shown)]);
	expect(fixture.sandbox.store.inbox(Number(data.id))).toMatchObject({ name: 'New', memberIds: [] });
});

it.each([
	[{ type: 'web_widget' }, 'New', { message: "Website url can't be blank", attributes: ['website_url'] }],
	[{ type: 'line' }, 'New', { message: expect.stringContaining("Line channel id can't be blank") }],
	[{ type: 'carrier_pigeon' }, 'New', { message: 'Channel must exist', attributes: ['channel'] }],
	[{ type: 'api' }, ' ', { message: "Name can't be blank", attributes: ['name'] }],
	[{ type: 'api' }, 'null', { message: "Name can't be blank", attributes: ['name'] }],
])('refuses %j with the name %j', async (channel, name, answer) => {
	const { status, data } = await create(channel, name);
	expect([status, data]).toEqual([422, expect.objectContaining(answer)]);
});

it('answers a request without a channel with a fault of its own', async () => {
	const { status, data } = await create(undefined);
	expect([status, data]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
});

it('takes a phone number for one inbox of a channel only, and a changed one that is the inbox’s own', async () => {
	const channel = { type: 'sms', phone_number: '+12025550002' };
	const { data } = await create(channel);
	expect((await create(channel)).data).toEqual({
		message: 'Phone number has already been taken',
		attributes: ['phone_number'],
	});
	expect((await fixture.client.patch(`/inboxes/${String(data.id)}`, { channel })).status).toBe(200);
});

it('changes the callback of an API inbox', async () => {
	await fixture.client.patch('/inboxes/7', { channel: { webhook_url: 'https://example.com/', identifier: 'mine' } });
	const { data } = await fixture.client.get('/inboxes/7');
	expect(data).toMatchObject({ webhook_url: 'https://example.com/', inbox_identifier: 'sandbox-inbox-token' });
});

it('removes an inbox with its conversations and sessions', async () => {
	const { client, sandbox } = fixture;
	const contact = addContact(sandbox.store);
	addConversation(sandbox.store, contact);
	addConversation(sandbox.store, contact, { inboxId: 8 });
	expect((await client.delete('/inboxes/7')).data).toEqual({
		message: 'Your inbox deletion request will be processed in some time.',
	});
	expect(sandbox.store.conversations.map(({ inboxId }) => inboxId)).toEqual([8]);
	expect(contact.sessions.map(({ inboxId }) => inboxId)).toEqual([8]);
	expect((await client.get('/inboxes/7')).status).toBe(404);
});

it('shows an agent the inboxes of which the agent is a member, without their keys', async () => {
	const { client, sandbox } = fixture;
	const asAgent = { headers: { api_access_token: sandbox.credentials.agentToken } };
	await client.delete('/inbox_members', { data: { inbox_id: 8, user_ids: [2] } });
	const { data } = await client.get<{ payload: Array<Record<string, unknown>> }>('/inboxes', asAgent);
	expect(data.payload.map(({ id }) => id)).toEqual([7]);
	expect(data.payload[0]).not.toHaveProperty('hmac_token');
	expect(data.payload[0]).not.toHaveProperty('secret');
	expect((await client.get('/inboxes/8', asAgent)).status).toBe(401);
	await client.post('/inbox_members', { inbox_id: 8, user_ids: [2] });
	expect((await client.get('/inboxes/8', asAgent)).status).toBe(200);
	expect((await client.post('/inbox_members', { inbox_id: 8, user_ids: [999] })).data).toEqual({
		message: 'User must exist',
		attributes: ['user'],
	});
	expect((await client.post('/inbox_members', { inbox_id: 8 })).status).toBe(500);
});

it('reads templates again for WhatsApp inboxes only', async () => {
	expect((await fixture.client.post('/inboxes/8/sync_templates')).status).toBe(200);
	expect((await fixture.client.post('/inboxes/7/sync_templates')).status).toBe(422);
});
