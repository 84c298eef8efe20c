import { INCOMING } from '../../../../sandbox/chatwoot/store/records';
import { addContact, addConversation, useChatwootSandbox } from './client';
import { useReceiver } from './receiver';

const fixture = useChatwootSandbox({ dataset: 'empty' });
const receiver = useReceiver();

const callback = () => Object.assign(fixture.sandbox.store.inbox(7) ?? {}, { webhookUrl: `${receiver.url}/inbox` });

async function webhook(...subscriptions: string[]) {
	await fixture.client.post('/webhooks', { url: `${receiver.url}/account`, subscriptions });
}

async function received() {
	await fixture.sandbox.deliveries.settled();
	return receiver.calls.map(({ body }) => body);
}

it('gives the callback of an inbox its conversations and messages, and neither contacts nor inboxes', async () => {
	callback();
	await webhook('contact_created', 'inbox_updated');
	const { client } = fixture;
	await client.post('/contacts', { name: 'Ada', email: 'ada@example.com', inbox_id: 7 });
	await client.post('/conversations', { inbox_id: 7, contact_id: 1 });
	await client.post('/conversations', { inbox_id: 8, contact_id: 1 });
	await client.patch('/inboxes/7', { name: 'Renamed' });
	await fixture.sandbox.deliveries.settled();
	const paths = receiver.calls.map(({ path, body }) => `${path} ${String(body.event)}`);
	expect(paths.sort()).toEqual(['/account contact_created', '/account inbox_updated', '/inbox conversation_created']);
});

it('calls a webhook once, also when it answers with an error', async () => {
	await webhook('contact_created');
	receiver.status = 500;
	await fixture.client.post('/contacts', { name: 'Ada', email: 'ada@example.com' });
	expect(await received()).toHaveLength(1);
});

it.each([500, 404])('marks a message as failed whose inbox callback answers %s', async (status) => {
	callback();
	receiver.status = status;
	const { client, sandbox } = fixture;
	const { id } = addConversation(sandbox.store, addContact(sandbox.store));
	const { data } = await client.post<{ status: string }>(`/conversations/${id}/messages`, { content: 'Lost' });
	expect(data.status).toBe('sent');
	await sandbox.deliveries.settled();
	const [message] = sandbox.store.messagesWithContent('Lost');
	expect(message).toMatchObject({ status: 'failed', contentAttributes: { external_error: expect.any(String) } });
});

it('shows in `messages` the newest message by its time, and no private note', async () => {
	const { store } = fixture.sandbox;
	const { id, contactId } = addConversation(store, addContact(store));
	const sender = { type: 'contact', id: contactId } as const;
	store.insertMessage({ conversationId: id, content: 'Newest', type: INCOMING, sender });
	store.insertMessage({ conversationId: id, content: 'Imported', type: INCOMING, sender, createdAt: 1_600_000_000 });
	await webhook('message_created');
	await fixture.client.post(`/conversations/${id}/messages`, { content: 'A note', private: true });
	expect(await received()).toMatchObject([
		{ content: 'A note', private: true, conversation: { messages: [{ content: 'Newest' }] } },
	]);
});

it('tells about an inbox without its id and name, but with its secrets', async () => {
	await webhook('inbox_created', 'inbox_updated');
	const { data } = await fixture.client.post<{ id: number }>('/inboxes', { name: 'New', channel: { type: 'api' } });
	await fixture.client.patch(`/inboxes/${data.id}`, { greeting_message: 'Hi', name: 'New' });
	await fixture.client.patch(`/inboxes/${data.id}`, { channel: { webhook_url: 'https://example.com/' } });
	const [created, updated, ...more] = await received();
	expect(more).toEqual([]);
	expect(created).not.toHaveProperty('changed_attributes');
	for (const name of ['id', 'name', 'channel_type']) expect(updated).not.toHaveProperty(name);
	expect(updated).toMatchObject({
		event: 'inbox_updated',
		channel: { secret: expect.any(String), hmac_token: expect.any(String) },
		working_hours: Array(7).fill(expect.objectContaining({ inbox_id: data.id })),
	});
	const changed = (updated?.changed_attributes as object[]).flatMap((change) => Object.keys(change));
	expect(changed).toEqual(['greeting_message', 'updated_at']);
});

it('says who types', async () => {
	const { store } = fixture.sandbox;
	const { id } = addConversation(store, addContact(store));
	await webhook('conversation_typing_on');
	await fixture.client.post(`/conversations/${id}/toggle_typing_status`, { typing_status: 'on', is_private: true });
	expect(await received()).toMatchObject([
		{ event: 'conversation_typing_on', user: { id: 1, type: 'user' }, is_private: true, conversation: { id } },
	]);
});

it('reads a webhook beside or below `webhook`, and keeps the one that is there when a change is refused', async () => {
	const { client } = fixture;
	const given = { url: 'https://example.com/', subscriptions: ['message_created'] };
	expect((await client.post('/webhooks', { webhook: given })).status).toBe(200);
	const taken = await client.post('/webhooks', { ...given, subscriptions: ['nonsense'] });
	expect(taken.data).toEqual({
		message: 'Url has already been taken, Subscriptions Invalid events',
		attributes: ['url', 'subscriptions'],
	});
	expect((await client.patch('/webhooks/1', { webhook: { url: 'nonsense' } })).status).toBe(422);
	expect((await client.patch('/webhooks/1', { webhook: { name: 'Renamed' } })).data).toMatchObject({
		payload: { webhook: { ...given, name: 'Renamed' } },
	});
});

describe('4.8', () => {
	const older = useChatwootSandbox({ dataset: 'empty', serverVersion: '4.8' });

	it('signs no event, numbers no delivery, and tells nothing about inboxes', async () => {
		const { client, sandbox } = older;
		const subscriptions = ['contact_created', 'inbox_updated'];
		const { data } = await client.post<unknown>('/webhooks', { url: `${receiver.url}/account`, subscriptions });
		expect(JSON.stringify(data)).not.toContain('secret');
		await client.post('/contacts', { name: 'Ada', email: 'ada@example.com' });
		await client.patch('/inboxes/7', { name: 'Renamed' });
		await sandbox.deliveries.settled();
		expect(receiver.calls.map(({ body }) => body.event)).toEqual(['contact_created']);
		const names = Object.keys(receiver.calls[0]?.headers ?? {});
		expect(names.filter((name) => name.startsWith('x-chatwoot'))).toEqual([]);
	});
});
