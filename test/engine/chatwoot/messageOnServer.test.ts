import type { INodeExecutionData } from 'n8n-workflow';
import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { addImportedHistory } from '../../../sandbox/chatwoot/store/importMessages';
import { INCOMING, type InboxRecord } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

// What a Chatwoot server does beyond its contract, and what the nodes make of it. A test that is marked as failing names a
// known failure of the nodes.

useExpressionEngine();
const harness = useChatwoot();

const on = { conversationId: byId('2') };
const skipping = { skipIfSent: true };
const stored = () => harness.sandbox.store.messages;
const delivered = async () => {
	await harness.sandbox.channels.deliverNow();
	return harness.sandbox.delivered.map(({ body }) => body);
};

/** A conversation in a new WhatsApp inbox, in which the contact has just written unless `silent` is set. */
const onWhatsApp = ({ silent = false } = {}) => {
	const { store } = harness.sandbox;
	const inbox: InboxRecord = addChannelInboxes(store).whatsApp;
	const { id } = store.insertConversation({ contactId: 1, inboxId: inbox.id, sourceId: '12025550001' });
	const sender = { type: 'contact', id: 1 } as const;
	if (!silent) store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender });
	return { conversationId: byId(String(id)) };
};

const sendText = async (text: string, more: object = {}) =>
	await harness.run('message:send', { ...on, ...more, text: '={{ $json.text }}' }, [{ json: { text } }]);

describe('Message: Get Many, in a conversation with imported history', () => {
	const read = async (more: object) => {
		const id = addImportedHistory(harness.sandbox.store, Date.now() / 1000);
		const { items } = await harness.run('message:getAll', { conversationId: byId(String(id)), ...more });
		return new Set(items.map(({ json }) => json.messageId)).size;
	};

	it('reads all 78 messages', async () => {
		expect(await read({ returnAll: true })).toBe(78);
	});

	it('reads the 50 newest messages', async () => {
		expect(await read({ limit: 50 })).toBe(50);
	});
});

describe('Message: Send, with Skip If Already Sent', () => {
	it('sends a text with Liquid once', async () => {
		const rendering = { ...skipping, options: { renderLiquid: true } };
		for (let run = 0; run < 2; run++) await sendText('Hi {{contact.first_name}}', rendering);
		expect(stored()).toHaveLength(3001);
	});

	const template = { content: 'template', text: 'Your order', templateName: 'order_update' };
	const withParameter = (value: string) => ({
		templateFill: 'names',
		templateParameters: {
			parameter: [
				{ key: '1', value: 'Ada' },
				{ key: '2', value },
			],
		},
	});

	it('sends a template again with other parameters', async () => {
		const target = onWhatsApp();
		await harness.run('message:send', { ...target, ...template, ...skipping, ...withParameter('A-1') });
		const { items } = await harness.run('message:send', {
			...target,
			...template,
			...skipping,
			...withParameter('A-2'),
		});
		expect(items[0]?.json.status).toBe('sent');
	});

	const fileOf = (text: string): INodeExecutionData => ({
		json: {},
		binary: { data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName: `${text}.txt` } },
	});

	it('sends another file with the same text', async () => {
		const values = { ...on, ...skipping, text: 'Your invoice', options: { attachments: 'data' } };
		await harness.run('message:send', values, [fileOf('one')]);
		const { items } = await harness.run('message:send', values, [fileOf('two')]);
		expect(items[0]?.json.status).toBe('sent');
	});

	it('sends again what Chatwoot shows as failed', async () => {
		const target = onWhatsApp();
		harness.sandbox.channels.outbox.refusals.push('(#131026) Message undeliverable');
		await sendText('Hello', { ...target, ...skipping });
		await harness.sandbox.channels.deliverNow();
		expect(stored().at(-1)?.status).toBe('failed');
		const { items } = await sendText('Hello', { ...target, ...skipping });
		expect(items[0]?.json.status).toBe('sent');
	});
});

describe('Message: Send', () => {
	it('sends a text with its braces', async () => {
		await sendText('Your code: {{SAVE10}}');
		expect(stored().at(-1)?.content).toBe('Your code: {{SAVE10}}');
	});

	it('refuses a reply to a message of another conversation', async () => {
		const foreign = harness.sandbox.store.messagesOf(3)[0]?.id ?? 0;
		const { error } = await sendText('x', { options: { inReplyTo: String(foreign) } });
		expect(error).toBeDefined();
	});

	it('names the parameter that has a NUL, and sends nothing', async () => {
		const { error } = await sendText('a\0b');
		expect(error?.message).toContain('"Text"');
		expect(harness.sandbox.requests).toEqual([]);
	});

	it('says what to do about too many messages in a conversation', async () => {
		for (let count = 0; count < 200; count++) harness.sandbox.store.insertMessage({ conversationId: 2, content: 'x' });
		const { error } = await sendText('One more');
		expect(error?.message).toContain('Too many messages');
		expect(error?.description).toContain('in a minute');
	});
});

describe('Message: Send, on WhatsApp', () => {
	const template = (parameters: string[], more: object = {}) => ({
		content: 'template',
		text: 'Your order',
		templateName: 'order_update',
		templateFill: 'names',
		templateParameters: { parameter: parameters.map((value, index) => ({ key: String(index + 1), value })) },
		...more,
	});
	const problemOf = async (values: object, silent = false) => {
		const { error } = await harness.run('message:send', { ...onWhatsApp({ silent }), ...values });
		return error;
	};

	it('sends a template with its parameters outside the window of 24 hours', async () => {
		await harness.run('message:send', { ...onWhatsApp({ silent: true }), ...template(['Ada', 'A-1']) });
		const parameters = ['Ada', 'A-1'].map((text) => ({ type: 'text', text }));
		expect(await delivered()).toMatchObject([{ template: { components: [{ type: 'body', parameters }] } }]);
	});

	it('refuses a text outside the window of 24 hours', async () => {
		expect(await problemOf({ text: 'Hello' }, true)).toBeDefined();
	});

	it('refuses an empty parameter, which moves the next one up', async () => {
		expect(await problemOf(template(['', 'A-1']))).toBeDefined();
	});

	it.each([
		['that does not exist', { templateName: 'nonsense' }],
		['in another language', { templateLanguage: 'de' }],
		['that Meta has not approved', { templateName: 'sale' }],
	])('refuses a template %s, which would go out without its parameters', async (_name, more) => {
		expect(await problemOf(template(['Ada'], more))).toBeDefined();
	});

	it('sends all files', async () => {
		const file = { data: 'YWJj', mimeType: 'image/png', fileName: 'a.png' };
		const item = { json: {}, binary: { one: file, two: file } };
		await harness.run('message:send', { ...onWhatsApp(), text: 'See', options: { attachments: 'one, two' } }, [item]);
		expect(await delivered()).toHaveLength(2);
	});
});
