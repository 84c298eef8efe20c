import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { startChatwoot, type ChatwootSandbox } from '../../../sandbox';
import { chatwootService } from '../../../sandbox/chatwoot/service';

let sandbox: ChatwootSandbox;
let receiver: Server;
let url = '';

beforeAll(async () => {
	sandbox = await startChatwoot({ deliveryTimeoutMs: 60_000 });
	receiver = createServer((request, response) => {
		request.resume().on('end', () => response.writeHead(204).end());
	});
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
	await sandbox.close();
	receiver.closeAllConnections();
	receiver.close();
});

const webhook = (subscriptions: string[]) =>
	sandbox.store.webhooks.push({ id: 1, name: null, url, subscriptions, secret: 'of the webhook', inboxId: null });
const callback = () => Object.assign(sandbox.store.inbox(7) ?? {}, { webhookUrl: url });

async function sent() {
	await sandbox.deliveries.settled();
	return sandbox.deliveries.attempts;
}

async function control(path: string, body: object): Promise<number> {
	const answer = await fetch(`${sandbox.url}/__sandbox/${path}`, {
		method: path === 'mishaps' ? 'PATCH' : 'POST',
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json' },
	});
	return answer.status;
}

it('sends webhooks the events they subscribe to, and inbox callbacks all events of their inbox', async () => {
	webhook(['message_created']);
	sandbox.contactSays(4, 'Hello');
	expect((await sent()).map(({ name, status }) => [name, status])).toEqual([['message_created', 204]]);
	callback();
	// The first message since the last answer: the contact waits from now on, which the conversation's event tells.
	sandbox.contactSays(2, 'Hello too');
	sandbox.contactSays(3, 'In another inbox');
	expect((await sent()).slice(1).map(({ name }) => name)).toEqual([
		'message_created',
		'message_created',
		'conversation_updated',
		'message_created',
	]);
});

it.each([
	['all', [true, true]],
	['accounts', [true, false]],
	['none', [false, false]],
] as const)('signs the events of: %s', async (signing, expected) => {
	sandbox.quirks.signing = signing;
	webhook(['message_created']);
	callback();
	sandbox.contactSays(2, 'Hello');
	const signed = (await sent()).slice(0, 2).map(({ headers }) => 'x-chatwoot-signature' in headers);
	expect(signed).toEqual(expected);
});

it('sends events that keep the contract', async () => {
	const { components } = parse(readFileSync(chatwootService.contract, 'utf8')) as { components: object };
	const ajv = new Ajv({ strict: false });
	const isEvent = ajv.compile({ components, $ref: '#/components/schemas/webhook_event' });
	callback();
	webhook(['contact_created', 'contact_updated']);
	const { store } = sandbox;
	const [conversation] = store.conversations;
	const [contact] = store.contacts;
	const [message] = store.messages;
	if (!conversation || !contact || !message) throw new Error('The sandbox is empty');
	const changed = { name: ['Old', 'New'] as [string, string] };
	store.onChange({ event: 'contact_created', contact });
	store.onChange({ event: 'contact_updated', contact, changed });
	store.onChange({ event: 'conversation_created', conversation });
	store.onChange({ event: 'conversation_status_changed', conversation, changed });
	const by = { type: 'contact', id: contact.id } as const;
	store.onChange({ event: 'conversation_typing_on', conversation, by, isPrivate: false });
	for (const type of ['contact', 'user', 'agent_bot'] as const) {
		store.onChange({ event: 'message_created', message: { ...message, sender: { type, id: 1 } } });
	}
	store.onChange({ event: 'message_updated', message: { ...message, sender: null } });
	const events = await sent();
	expect(events).toHaveLength(9);
	for (const { name, body } of events)
		expect([name, isEvent(JSON.parse(body)), isEvent.errors]).toEqual([name, true, null]);
});

it('skips webhooks with private addresses silently, as Chatwoot does since 4.14', async () => {
	sandbox.quirks.privateTargets = 'drop';
	webhook(['message_created']);
	sandbox.contactSays(2, 'Hello');
	expect(await sent()).toEqual([]);
});

it('lets another process write as a contact, and send any event', async () => {
	webhook(['message_created']);
	expect(await control('mishaps', { copies: 2 })).toBe(200);
	expect(await control('deliver', { conversationId: 2, text: 'Hello' })).toBe(202);
	expect(await control('deliver', { url, event: { event: 'tea_ready' }, secret: 'guessed' })).toBe(202);
	expect(await control('deliver', { text: 'Hello' })).toBe(400);
	expect((await sent()).map(({ name }) => name)).toEqual([
		'message_created',
		'message_created',
		'tea_ready',
		'tea_ready',
	]);
	expect(sandbox.store.messagesWithContent('Hello')).toHaveLength(1);
});
