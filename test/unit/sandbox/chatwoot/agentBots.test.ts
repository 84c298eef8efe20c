import { createHmac } from 'node:crypto';
import { ACTIVITY, INCOMING } from '../../../../sandbox/chatwoot/store/records';
import { addContact, addConversation, useChatwootSandbox } from './client';
import { useReceiver, type ReceivedCall } from './receiver';

const fixture = useChatwootSandbox({ dataset: 'empty', botRetryMs: 1 });
const receiver = useReceiver();

const text = 'Conversation was marked open by system due to an error with the agent bot.';

/** A bot in the API inbox, whose calls the receiver gets, and a conversation there. */
async function botAtWork() {
	const { client, sandbox } = fixture;
	const { data: bot } = await client.post<{ id: number; secret: string }>('/agent_bots', {
		name: 'Bertha',
		outgoing_url: `${receiver.url}/bot`,
	});
	await client.post('/inboxes/7/set_agent_bot', { agent_bot: bot.id });
	const { store } = sandbox;
	const contact = addContact(store);
	const conversation = addConversation(store, contact, { status: 'pending' });
	const says = async (content: string) => {
		const sender = { type: 'contact', id: contact.id } as const;
		store.insertMessage({ conversationId: conversation.id, content, type: INCOMING, sender });
		await sandbox.deliveries.settled();
	};
	return {
		bot,
		conversation,
		says,
		lines: () => store.messagesOf(conversation.id).filter(({ type }) => type === ACTIVITY),
	};
}

const names = () => receiver.calls.map(({ body }) => body.event);

it('calls the bot of the inbox with the secret of the bot, and tells it of no new conversation', async () => {
	const { bot, says } = await botAtWork();
	await says('Hello');
	expect(names()).toEqual(['message_created']);
	const { headers = {}, text: raw = '' }: Partial<ReceivedCall> = receiver.calls[0] ?? {};
	const signature = createHmac('sha256', bot.secret)
		.update(`${String(headers['x-chatwoot-timestamp'])}.${raw}`)
		.digest('hex');
	expect(headers['x-chatwoot-signature']).toBe(`sha256=${signature}`);
});

it('tells a bot that a conversation was opened or resolved, besides the events that others get', async () => {
	const { conversation } = await botAtWork();
	const { client, sandbox } = fixture;
	await client.post(`/conversations/${conversation.id}/toggle_status`, { status: 'open' });
	await client.post(`/conversations/${conversation.id}/toggle_status`, { status: 'resolved' });
	await sandbox.deliveries.settled();
	expect(names().sort()).toEqual([
		'conversation_opened',
		'conversation_resolved',
		'conversation_status_changed',
		'conversation_status_changed',
		'conversation_updated',
		'conversation_updated',
	]);
});

it.each([
	[500, 3],
	[429, 3],
	[503, 1],
	[404, 1],
])('calls a bot that answers %s %s times, then opens its conversation and says why', async (status, calls) => {
	const { conversation, says, lines } = await botAtWork();
	receiver.status = status;
	await says('Hello');
	expect(names().filter((name) => name === 'message_created')).toHaveLength(calls);
	expect(conversation.status).toBe('open');
	expect(lines().map(({ content }) => content)).toEqual([text]);
});

it('leaves a conversation pending when the account wants it', async () => {
	const { conversation, says, lines } = await botAtWork();
	await fixture.client.patch('', { keep_pending_on_bot_failure: true });
	receiver.status = 404;
	await says('Hello');
	expect(conversation.status).toBe('pending');
	expect(lines()).toEqual([]);
});

it('calls the bot to whom a conversation is assigned, and a bot of both once', async () => {
	const { bot, conversation, says } = await botAtWork();
	conversation.assigneeBotId = bot.id;
	await says('Hello');
	expect(names()).toEqual(['message_created']);
	await fixture.client.post('/inboxes/7/set_agent_bot', { agent_bot: null });
	await says('Still there?');
	expect(names()).toEqual(['message_created', 'message_created']);
	await fixture.client.delete(`/agent_bots/${bot.id}`);
	await says('Hello?');
	expect(names()).toHaveLength(2);
});

it('shows the secret of a bot to administrators only', async () => {
	const { bot } = await botAtWork();
	const { agentToken } = fixture.sandbox.credentials;
	const asAgent = { headers: { api_access_token: agentToken } };
	const shown = await fixture.client.get<object>(`/agent_bots/${bot.id}`);
	expect(shown.data).toHaveProperty('secret', bot.secret);
	const hidden = await fixture.client.get<object>(`/agent_bots/${bot.id}`, asAgent);
	expect(hidden.data).not.toHaveProperty('secret');
	expect((await fixture.client.patch(`/agent_bots/${bot.id}`, { name: 'x' }, asAgent)).status).toBe(401);
	expect((await fixture.client.get('/inboxes/8/agent_bot')).data).toEqual({ agent_bot: {} });
	expect((await fixture.client.post('/inboxes/7/set_agent_bot', { agent_bot: 999 })).status).toBe(404);
});
