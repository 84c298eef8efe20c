import type { INodeExecutionData } from 'n8n-workflow';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const on = { conversationId: byId('2') };
const last = () => harness.sandbox.store.messages.at(-1);
const withFiles = (
	files: Record<string, { bytes: Buffer; fileName?: string; mimeType: string }>,
): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		Object.entries(files).map(([name, { bytes, ...info }]) => [name, { data: bytes.toString('base64'), ...info }]),
	),
});

describe('Message: Send', () => {
	it.each([
		['outgoing', { type: 1, private: false }],
		['note', { type: 1, private: true }],
		['incoming', { type: 0, private: false }],
	])('sends %s', async (messageType, stored) => {
		const { items } = await harness.run('message:send', { ...on, options: { messageType }, text: 'Zoë — "ok"? 👋' });
		expect(last()).toMatchObject({ content: 'Zoë — "ok"? 👋', conversationId: 2, ...stored });
		expect(items[0]?.json).toMatchObject({ messageId: 3001, conversationId: 2, channel: 'api', status: 'sent' });
	});

	it('explains why incoming is refused elsewhere', async () => {
		const values = { conversationId: byId('3'), text: 'x', options: { messageType: 'incoming' } };
		const { error } = await harness.run('message:send', values);
		expect(error?.message).toContain('Incoming messages are only allowed in Api inboxes');
		expect(error?.description).toContain('Choose Outgoing');
	});

	it('sends a reply, and an echo ID', async () => {
		const { id = 0 } = harness.sandbox.store.messagesOf(2)[0] ?? {};
		await harness.run('message:send', { ...on, text: 'x', options: { inReplyTo: String(id), echoId: 'row-1' } });
		expect(last()?.contentAttributes).toEqual({
			in_reply_to: id,
			in_reply_to_external_id: null,
			n8n_sent: expect.any(String),
		});
		expect(harness.sandbox.requests.at(-1)?.body).toMatchObject({ echo_id: 'row-1' });
	});

	it('fills a WhatsApp template from fields', async () => {
		const template = {
			...on,
			content: 'template',
			text: 'Your order A-1 is on its way',
			templateName: 'order_update',
			templateFill: 'names',
			templateParameters: { parameter: [{ key: '1', value: '={{ "A-1" }}' }] },
		};
		await harness.run('message:send', {
			...template,
			options: {
				mediaUrl: 'https://example.com/a.png',
				templateButtons: { button: [{ number: 1, type: 'url', value: 'A-1' }] },
				templateCategory: 'UTILITY',
			},
		});
		expect(last()?.additionalAttributes.template_params).toEqual({
			name: 'order_update',
			category: 'UTILITY',
			language: 'en',
			processed_params: {
				body: { '1': 'A-1' },
				header: { media_url: 'https://example.com/a.png', media_type: 'image' },
				buttons: [{ type: 'url', parameter: 'A-1' }],
			},
		});
		await harness.run('message:send', { ...template, options: { format: 'flat' } });
		expect(last()?.additionalAttributes.template_params).toMatchObject({ processed_params: { '1': 'A-1' } });
	});

	it('sends files from binary fields, byte by byte', async () => {
		const photo = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 256));
		const item = withFiles({
			photo: { bytes: photo, fileName: 'Zoë "1"\r\n.png', mimeType: 'image/png' },
			note: { bytes: Buffer.from('--boundary--\r\n\r\nhello'), mimeType: 'text/plain' },
		});
		const { items } = await harness.run(
			'message:send',
			{ ...on, text: 'See', options: { attachments: 'photo, note', messageType: 'note' } },
			[item],
		);
		const stored = last();
		expect(stored).toMatchObject({ content: 'See', private: true, type: 1 });
		expect(stored?.attachments.map(({ file }) => [file.type, file.bytes.length])).toEqual([
			['image/png', 5000],
			['text/plain', 21],
		]);
		expect(stored?.attachments[0]?.file.bytes.equals(photo)).toBe(true);
		expect(items[0]?.json.messageId).toBe(stored?.id);
	});

	it('sends the whole form again after a 429', async () => {
		harness.sandbox.faults.add({ kind: '429' });
		const item = withFiles({ data: { bytes: Buffer.from('abc'), mimeType: 'text/plain' } });
		const { error } = await harness.run('message:send', { ...on, options: { attachments: 'data' } }, [item]);
		expect(error).toBeUndefined();
		expect(last()?.attachments[0]?.file.bytes.toString()).toBe('abc');
		expect(last()?.content).toBe('');
	});

	it('refuses a row without its file, and a message without anything', async () => {
		const missing = await harness.run('message:send', { ...on, text: 'x', options: { attachments: 'photo' } });
		expect(missing.error?.message).toBe('The item has no file in the binary field "photo"');
		expect((await harness.run('message:send', { ...on, text: '={{ $json.gone }}' })).error?.message).toBe(
			'"Text" is empty',
		);
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});

describe('Message: Send, with Skip If Already Sent', () => {
	const skipping = { ...on, skipIfSent: true };

	it('finds what is there, of the same kind only', async () => {
		const first = await harness.run('message:send', { ...skipping, text: 'Hello' });
		const again = await harness.run('message:send', { ...skipping, text: 'Hello' });
		expect(again.items[0]?.json).toMatchObject({ status: 'already sent', messageId: first.items[0]?.json.messageId });
		for (const messageType of ['note', 'incoming'])
			await harness.run('message:send', { ...skipping, text: 'Hello', options: { messageType } });
		expect(harness.sandbox.store.messagesWithContent('Hello')).toHaveLength(3);
	});

	it('looks behind what came after, and not further back than the window', async () => {
		const { store } = harness.sandbox;
		const now = Math.floor(Date.now() / 1000);
		store.insertMessage({ conversationId: 2, content: 'Old', createdAt: now - 90_000 });
		store.insertMessage({ conversationId: 2, content: 'Fresh', createdAt: now - 3600 });
		for (let index = 0; index < 50; index++) {
			store.insertMessage({ conversationId: 2, content: `m${index}`, createdAt: now - 60 });
		}
		expect((await harness.run('message:send', { ...skipping, text: 'Fresh' })).items[0]?.json.status).toBe(
			'already sent',
		);
		expect((await harness.run('message:send', { ...skipping, text: 'Old' })).items[0]?.json.status).toBe('sent');
	});

	it('goes by the echo ID where the server keeps it', async () => {
		harness.sandbox.quirks.keepEchoId = true;
		const send = async (echo: string) =>
			await harness.run('message:send', { ...skipping, text: 'Hello', options: { echoId: echo } });
		await send('row-1');
		expect((await send('row-2')).items[0]?.json.status).toBe('sent');
		expect((await send('row-1')).items[0]?.json.status).toBe('already sent');
	});

	it('does not take a deleted message for one that is there', async () => {
		const { items } = await harness.run('message:send', { ...skipping, text: 'Hello' });
		const messageId = String(Number(items[0]?.json.messageId));
		expect((await harness.run('message:delete', { ...on, messageId, understandsFinal: true })).items[0]?.json).toEqual({
			deleted: true,
		});
		expect((await harness.run('message:send', { ...skipping, text: 'Hello' })).items[0]?.json.status).toBe('sent');
	});
});

describe('Message: Get Many', () => {
	const fill = (count: number) => {
		for (let index = 0; index < count; index++)
			harness.sandbox.store.insertMessage({ conversationId: 2, content: `n${index}` });
	};

	it('flags a message that somebody has deleted, in whatever language the account writes its notice', async () => {
		Object.assign(harness.sandbox.store.account, { locale: 'es' });
		const sent = async (text: string) => (await harness.run('message:send', { ...on, text })).items[0]?.json.messageId;
		const messageId = String(Number(await sent('Wrong person')));
		await sent('Hello');
		await harness.run('message:delete', { ...on, messageId, understandsFinal: true });
		const { items } = await harness.run('message:getAll', { ...on, returnAll: false, limit: 2 });
		expect(items.map(({ json: { text, deleted } }) => ({ text, deleted }))).toEqual([
			{ text: 'Hello', deleted: false },
			{ text: 'Este mensaje se ha eliminado', deleted: true },
		]);
	});

	it('walks back to the beginning while new ones arrive: none missing, none twice', async () => {
		fill(230);
		harness.sandbox.faults.add({
			kind: 'slow',
			times: Infinity,
			when: () => {
				fill(3);
				return false;
			},
		});
		const before = harness.sandbox.store.messagesOf(2).map(({ id }) => id);
		const { items } = await harness.run('message:getAll', { ...on, returnAll: true });
		const ids = items.map(({ json }) => Number(json.messageId));
		expect(ids).toEqual([...ids].sort((one, two) => two - one));
		expect(ids).toEqual(expect.arrayContaining(before));
		expect(new Set(ids).size).toBe(ids.length);
	});

	const walked = async () => {
		const { items } = await harness.run('message:getAll', { ...on, returnAll: true });
		return items.map(({ json }) => Number(json.messageId));
	};
	const newestFirst = () =>
		harness.sandbox.store
			.messagesOf(2)
			.map(({ id }) => id)
			.reverse();

	it('reads a long conversation 1,000 at a time', async () => {
		fill(2500);
		expect(await walked()).toEqual(newestFirst());
		const lists = harness.sandbox.requests.filter(({ path }) => path.endsWith('/messages'));
		expect(lists.map(({ query }) => Object.keys(query))).toEqual(Array.from({ length: 5 }, () => ['after', 'before']));
	});

	it.each([0, 5, 30, 100])('walks back where a server takes no notice of `after` (%i messages more)', async (more) => {
		harness.sandbox.quirks.onlyBefore = true;
		fill(more);
		expect(await walked()).toEqual(newestFirst());
	});

	it('goes on after a message, oldest first', async () => {
		const [first] = harness.sandbox.store.messagesOf(2);
		fill(150);
		const { items } = await harness.run('message:getAll', {
			...on,
			returnAll: true,
			filters: { after: String(first?.id) },
		});
		expect(items).toHaveLength(159);
		const ids = items.map(({ json }) => Number(json.messageId));
		expect(ids).toEqual([...ids].sort((one, two) => one - two));
	});

	it('takes both ends, a limit, and leaves notes out', async () => {
		const own = harness.sandbox.store.messagesOf(2).map(({ id }) => id);
		const between = { after: String(own[1]), before: String(own[5]) };
		const { items } = await harness.run('message:getAll', { ...on, returnAll: true, filters: between });
		expect(items.map(({ json }) => json.messageId)).toEqual(own.slice(2, 5));
		const few = await harness.run('message:getAll', { ...on, limit: 3 });
		expect(few.items.map(({ json }) => json.messageId)).toEqual(own.slice(-3).reverse());
		const without = await harness.run('message:getAll', { ...on, returnAll: true, filters: { filterInternal: true } });
		expect(without.items).toHaveLength(9);
	});
});
