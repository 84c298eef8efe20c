import type { INodeExecutionData } from 'n8n-workflow';
import type { LoggedRequest } from '../../../sandbox';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { toText } from '../../../nodes/shared/base/record';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';
import { openWindows } from '../../support/openWindows';

useExpressionEngine();

const API = '/api/v1/accounts/{account_id}';
const MESSAGES = `${API}/conversations/{conversation_id}/messages`;
const SEND = `POST ${MESSAGES}`;
const VERSION = 'GET /api';

/** What a request says, without the mark, which is another one in every run: so the faults of a seed hit the same requests. */
const keyOf = ({ method, path, body }: LoggedRequest) =>
	`${method} ${path} ${JSON.stringify(body ?? '').replace(/row:[\w.-]+/g, '')}`;

describe('Chatwoot 4.15, all options at their defaults', () => {
	const harness = useChatwoot();
	const storedOf = (text: string) => harness.sandbox.store.messagesWithContent(text);
	const sheet = (count: number): INodeExecutionData[] =>
		Array.from({ length: count }, (_, index) => ({
			json: { to: String(1 + (index % 200)), phone: `+49170${100_000 + index}`, text: `Row ${index}.` },
		}));

	/** Of all requests, 8 % are answered with 503, and 12 % are done while their answer gets lost. */
	const addFaults = (seed: number) =>
		harness.sandbox.faults.addMix({
			seed,
			rate: 0.2,
			kinds: [
				{ kind: '503', weight: 8 },
				{ kind: 'reset-after-write', weight: 6 },
				{ kind: 'truncated-json', weight: 6 },
			],
			perKey: keyOf,
		});

	it.each([1001, 20_020, 300_003])('sends every message once, with faults of seed %i', async (seed) => {
		openWindows(harness.sandbox);
		addFaults(seed);
		const rows = sheet(100);
		const values = { conversationId: byId('={{ $json.to }}'), text: '={{ $json.text }}' };
		const { items, error } = await harness.run('message:send', values, rows);
		expect(error).toBeUndefined();
		expect(harness.sandbox.faults.injected.length).toBeGreaterThan(10);
		expect(rows.map(({ json }) => storedOf(toText(json.text)).length)).toEqual(rows.map(() => 1));
		expect(items.map(({ json }) => [json.text, json.status])).toEqual(rows.map(({ json }) => [json.text, 'sent']));
	});

	it.each([1001, 20_020, 300_003])('sends every message to a person once, with faults of seed %i', async (seed) => {
		addFaults(seed);
		const rows = sheet(40);
		const person = by('phone_number', '={{ $json.phone }}');
		const values = { inboxId: byId('7'), person, text: '={{ $json.text }}' };
		const { contacts, conversations } = harness.sandbox.store;
		const before = [contacts.length, conversations.length];
		const { items, error } = await harness.run('message:sendToContact', values, rows);
		expect(error).toBeUndefined();
		expect(rows.map(({ json }) => storedOf(toText(json.text)).length)).toEqual(rows.map(() => 1));
		expect([contacts.length, conversations.length]).toEqual(before.map((count) => count + rows.length));
		expect(items.map(({ json }) => [json.contact, json.conversation])).toEqual(rows.map(() => ['created', 'created']));
	});

	const on = { conversationId: byId('2') };

	it.each([
		['a reset before the write', { kind: 'reset-before-write' }, 2],
		['a reset after the write', { kind: 'reset-after-write' }, 1],
		['a 503 without the write', { kind: '503' }, 2],
		['a 503 after the write', { kind: '503', write: 'before' }, 1],
		['a 500 without the write', { kind: '500' }, 2],
		['a 502 without the write', { kind: '502' }, 2],
		['a 504 after the write', { kind: '504', write: 'before' }, 1],
		['truncated JSON', { kind: 'truncated-json' }, 1],
	] as const)('sends once after %s', async (_name, rule, tries) => {
		harness.sandbox.faults.add({ ...rule, route: MESSAGES, method: 'POST' });
		const { items, error } = await harness.run('message:send', { ...on, text: 'Once' });
		expect(error).toBeUndefined();
		expect([harness.requestsTo(SEND).length, storedOf('Once').length]).toEqual([tries, 1]);
		expect(items[0]?.json).toMatchObject({ text: 'Once', messageId: storedOf('Once')[0]?.id });
		expect(items[0]?.json.status).toBe('sent');
	});

	it('does not send again after a 504 that left nothing behind: the message might still arrive', async () => {
		harness.sandbox.faults.add({ kind: '504', route: MESSAGES, method: 'POST' });
		const { error } = await harness.run('message:send', { ...on, text: 'Once' });
		expect(error?.message).toMatch(/^The message may have been sent: Chatwoot answered 504/);
		expect([harness.requestsTo(SEND).length, harness.clock.slept]).toEqual([1, [1000, 2000, 4000, 8000]]);
	});

	it('says that a message may have arrived when it cannot look', async () => {
		harness.sandbox.faults.add({ kind: '503', route: MESSAGES, method: 'POST' });
		harness.sandbox.faults.add({ kind: '500', route: MESSAGES, method: 'GET', times: Infinity });
		const { error } = await harness.run('message:send', { ...on, text: 'Once' });
		expect(error?.message).toMatch(/^The message may have been sent: /);
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it('does not take the same text of an earlier run, or of another row, for its own', async () => {
		await harness.run('message:send', { ...on, text: 'Again' });
		harness.sandbox.faults.add({ kind: '503', route: MESSAGES, method: 'POST', times: 2 });
		await harness.run('message:send', { ...on, text: 'Again' }, [{ json: {} }, { json: {} }]);
		expect(storedOf('Again')).toHaveLength(3);
	});

	it('sends files to a new conversation once, and opens one conversation', async () => {
		const binary = { data: { data: 'YWJj', mimeType: 'text/plain', fileName: 'a.txt' } };
		harness.sandbox.faults.add({ kind: '503', route: `${API}/conversations`, method: 'POST' });
		harness.sandbox.faults.add({ kind: '503', route: MESSAGES, method: 'POST' });
		const values = {
			inboxId: byId('7'),
			person: by('phone_number', '+491700001'),
			text: 'See',
			options: { attachments: 'data' },
		};
		const always = { ...values, options: { ...values.options, conversationChoice: 'alwaysNew' } };
		const { error } = await harness.run('message:sendToContact', always, [{ json: {}, binary }]);
		expect(error).toBeUndefined();
		expect([storedOf('See').length, harness.sandbox.store.conversations.length]).toEqual([1, 301]);
	});

	it.each(['503', 'reset-after-write', 'reset-before-write'] as const)(
		'opens one conversation after %s, with Conversation: Create',
		async (kind) => {
			harness.sandbox.faults.add({ kind, route: `${API}/conversations`, method: 'POST' });
			const values = { inboxId: byId('7'), contactId: byId('9') };
			const { items, error } = await harness.run('conversation:create', values);
			expect(error).toBeUndefined();
			const { conversations } = harness.sandbox.store;
			expect(items[0]?.json).toMatchObject({ conversationId: conversations.at(-1)?.id, created: true });
			expect(conversations).toHaveLength(301);
		},
	);

	it.each(['503', 'reset-after-write', 'reset-before-write'] as const)(
		'creates one contact after %s, with Contact: Create or Update',
		async (kind) => {
			harness.sandbox.faults.add({ kind, route: `${API}/contacts`, method: 'POST' });
			const person = by('phone_number', '+491700001');
			const { items, error } = await harness.run('contact:upsert', { person });
			expect(error).toBeUndefined();
			const { contacts } = harness.sandbox.store;
			expect(items[0]?.json).toMatchObject({ contactId: contacts.at(-1)?.id, created: true });
			expect(contacts).toHaveLength(121);
		},
	);

	it('asks for the version once a run, and not at all without a fault', async () => {
		await harness.run('message:send', { ...on, text: 'Plain' });
		expect(harness.requestsTo(VERSION)).toHaveLength(0);
		harness.sandbox.faults.add({ kind: '503', route: MESSAGES, method: 'POST', times: 5 });
		await harness.run('message:send', { ...on, text: 'Once' }, sheet(5));
		expect(harness.requestsTo(VERSION)).toHaveLength(1);
	});
});

describe('Chatwoot 4.8, which keeps no mark', () => {
	const harness = useChatwoot({ serverVersion: '4.8' });
	const storedOf = (text: string) => harness.sandbox.store.messagesWithContent(text);
	const send = async (text: string) => await harness.run('message:send', { conversationId: byId('2'), text });
	const fail = (more: object = {}) =>
		harness.sandbox.faults.add({ kind: '503', route: MESSAGES, method: 'POST', ...more });

	it('gets a message again where none with its text is there', async () => {
		fail();
		expect((await send('Once')).error).toBeUndefined();
		expect(storedOf('Once')).toHaveLength(1);
	});

	it('gets no message again where one with its text is there, which may be another one', async () => {
		fail({ write: 'before' });
		const { error } = await send('Once');
		expect(error?.message).toMatch(/^The message may have been sent: /);
		expect(storedOf('Once')).toHaveLength(1);
	});

	it('does not take the words of the contact for its own', async () => {
		harness.sandbox.store.insertMessage({ conversationId: 2, content: 'OK', type: INCOMING });
		fail();
		expect((await send('OK')).error).toBeUndefined();
		expect(storedOf('OK')).toHaveLength(2);
	});

	it('gets a message to a new person once, also when the answer gets lost', async () => {
		for (const write of ['before', undefined] as const) {
			harness.sandbox.faults.add({
				kind: '503',
				route: `${API}/conversations`,
				method: 'POST',
				...(write && { write }),
			});
			const phoneNumber = write ? '+491700001' : '+491700002';
			const values = { inboxId: byId('7'), person: by('phone_number', phoneNumber), text: `To ${phoneNumber}` };
			const { items, error } = await harness.run('message:sendToContact', values);
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ contact: 'created', conversation: 'created' });
			expect(storedOf(values.text)).toHaveLength(1);
		}
	});
});
