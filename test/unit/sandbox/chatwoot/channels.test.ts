import { addChannelInboxes, type ChannelInboxes } from '../../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING, type InboxRecord, type MessageRecord } from '../../../../sandbox/chatwoot/store/records';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox({ dataset: 'empty' });
let inboxes: ChannelInboxes;
beforeEach(() => {
	inboxes = addChannelInboxes(fixture.sandbox.store);
});

/** A conversation in an inbox, in which the contact has just written unless `silent` is set. */
const open = (inbox: InboxRecord, { silent = false } = {}) => {
	const { store } = fixture.sandbox;
	const contact = store.insertContact({ name: "ana o'brien", email: 'ana@example.com', phoneNumber: '+12025550001' });
	const sourceId = inbox.channelType === 'Channel::Email' ? 'ana@example.com' : '12025550001';
	const { id } = store.insertConversation({ contactId: contact.id, inboxId: inbox.id, sourceId });
	store.insertSession(contact, inbox.id, sourceId);
	const sender = { type: 'contact', id: contact.id } as const;
	if (!silent) store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender });
	return id;
};

const send = async (conversationId: number, body: unknown): Promise<MessageRecord> => {
	const { status, data } = await fixture.client.post<{ id: number; status: string }>(
		`/conversations/${conversationId}/messages`,
		body,
	);
	expect([status, data.status]).toEqual([200, 'sent']);
	await fixture.sandbox.channels.deliverNow();
	const stored = fixture.sandbox.store.messages.find(({ id }) => id === data.id);
	if (!stored) throw new Error('The message is not stored.');
	return stored;
};
const bodies = () => fixture.sandbox.delivered.map(({ body }) => body);

const form = (content: string, ...types: string[]) => {
	const data = new FormData();
	data.append('content', content);
	for (const type of types) data.append('attachments[]', new Blob(['x'], { type }), type.replace('/', '.'));
	return data;
};

describe('WhatsApp', () => {
	const template = (processed: unknown, name = 'order_update', language = 'en') => ({
		content: 'What agents see',
		template_params: { name, language, processed_params: processed },
	});

	it('fails a text after 24 hours without a message of the contact', async () => {
		const stored = await send(open(inboxes.whatsApp, { silent: true }), { content: 'Hello' });
		expect(stored).toMatchObject({
			status: 'failed',
			contentAttributes: { external_error: 'Template not found or invalid template name' },
		});
		expect(bodies()).toEqual([]);
	});

	it('sends a text with the marks of WhatsApp, and stores the ID', async () => {
		const stored = await send(open(inboxes.whatsApp), {
			content: '**Hello** [shop](https://shop.example/a_b_c)\nsnake_case',
		});
		expect(bodies()).toMatchObject([
			{ to: '12025550001', type: 'text', text: { body: '*Hello* https://shop.example/a_b_c\nsnake_case' } },
		]);
		expect(stored.sourceId).toMatch(/^wamid\./);
	});

	it.each([
		['an empty first value moves the second up', { body: { '1': ' ', '2': 'A-1' } }, ['A-1']],
		[
			'quotes and brackets are lost',
			{ body: { '1': "Ana O'Brien", '2': 'A "quoted" <b>' } },
			['Ana OBrien', 'A quoted b'],
		],
		['the old flat form is the body', { '1': 'Ada', '2': 'A-1' }, ['Ada', 'A-1']],
		['Liquid is rendered first', { body: { '1': '{{contact.first_name}}' } }, ['Ana']],
		['values are cut', { body: { '1': 'x'.repeat(1200) } }, ['x'.repeat(1000)]],
	])('fills a template: %s', async (_name, processed, texts) => {
		await send(open(inboxes.whatsApp, { silent: true }), template(processed));
		const parameters = texts.map((text) => ({ type: 'text', text }));
		expect(bodies()).toMatchObject([
			{ type: 'template', template: { name: 'order_update', components: [{ type: 'body', parameters }] } },
		]);
	});

	it.each([
		['an unknown name', 'nonsense', 'en'],
		['another language', 'order_update', 'de'],
		['a template that is not approved', 'sale', 'en'],
	])('sends %s without parameters', async (_name, name, language) => {
		await send(open(inboxes.whatsApp), template({ body: { '1': 'Ada' } }, name, language));
		expect(bodies()).toMatchObject([{ template: { name, language: { code: language }, components: [] } }]);
	});

	it('names the parameters of a template with names, whatever the case of the language', async () => {
		await send(open(inboxes.whatsApp), template({ body: { first_name: 'Ada' } }, 'welcome', 'EN_us'));
		const parameters = [{ type: 'text', parameter_name: 'first_name', text: 'Ada' }];
		expect(bodies()).toMatchObject([{ template: { components: [{ type: 'body', parameters }] } }]);
	});

	it('sends files and buttons of a template; one button without a type makes all of it flat', async () => {
		const header = { media_url: 'https://example.com/a.pdf', media_type: 'document', media_name: 'A.pdf' };
		const buttons = [{ type: 'quick_reply' }, { type: 'url', parameter: 'A-1' }];
		const id = open(inboxes.whatsApp);
		await send(id, template({ header, buttons }));
		const document = { link: 'https://example.com/a.pdf', filename: 'A.pdf' };
		expect(bodies()[0]).toMatchObject({
			template: {
				components: [
					{ type: 'header', parameters: [{ type: 'document', document }] },
					{ type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: 'A-1' }] },
				],
			},
		});
		await send(id, template({ body: { '1': 'Ada' }, buttons: [{ parameter: 'x' }] }));
		const flat = ['{1 => Ada}', '[{parameter => x}]'].map((text) => ({
			type: 'text',
			text: text.replace(/[<>"]/g, ''),
		}));
		expect(bodies()[1]).toMatchObject({ template: { components: [{ type: 'body', parameters: flat }] } });
	});

	it('never sends a template with a kind of file that it does not know: the message stays sent', async () => {
		const header = { media_url: 'https://example.com/a.mp3', media_type: 'audio' };
		expect(await send(open(inboxes.whatsApp), template({ header }))).toMatchObject({ status: 'sent', sourceId: null });
		expect(bodies()).toEqual([]);
	});

	it('sends the first of several files only, with the text as its caption', async () => {
		const stored = await send(
			open(inboxes.whatsApp),
			form('Three', 'application/octet-stream', 'image/png', 'text/plain'),
		);
		expect(stored.attachments).toHaveLength(3);
		expect(bodies()).toMatchObject([
			{ type: 'document', document: { caption: 'Three', filename: 'application.octet-stream' } },
		]);
	});

	it('holds a message with files back, so that a text after it arrives first', async () => {
		const path = `/conversations/${open(inboxes.whatsApp)}/messages`;
		await fixture.client.post(path, form('With a file', 'image/png'));
		await fixture.client.post(path, { content: 'After it' });
		await fixture.sandbox.channels.deliverNow();
		expect(bodies().map(({ type }) => type)).toEqual(['text', 'image']);
	});

	it('sends a question as buttons, one with more than three items as a list', async () => {
		const id = open(inboxes.whatsApp);
		const question = (count: number) => ({
			content: 'Pick',
			content_type: 'input_select',
			content_attributes: { items: Array.from({ length: count }, (_, n) => ({ title: `T${n}`, value: `v${n}` })) },
		});
		await send(id, question(2));
		await send(id, question(4));
		expect(bodies()).toMatchObject([{ interactive: { type: 'button' } }, { interactive: { type: 'list' } }]);
		const { action } = (bodies()[0] as { interactive: { action: string } }).interactive;
		expect(JSON.parse(action)).toMatchObject({ buttons: [{ reply: { id: 'v0', title: 'T0' } }, {}] });
	});

	it('keeps notes, and messages with a source ID, to itself', async () => {
		const id = open(inboxes.whatsApp);
		await send(id, { content: 'Note', private: true });
		await send(id, { content: 'From outside', source_id: 'own-1' });
		expect(bodies()).toEqual([]);
	});

	it('shows what Meta says: a refusal, a report, and a second delivery after a retry', async () => {
		const { sandbox, client } = fixture;
		const id = open(inboxes.whatsApp);
		sandbox.channels.outbox.refusals.push('(#131026) Message undeliverable');
		const refused = await send(id, { content: 'One' });
		expect(refused).toMatchObject({
			status: 'failed',
			contentAttributes: { external_error: '(#131026) Message undeliverable' },
		});
		await client.post(`/conversations/${id}/messages/${refused.id}/retry`);
		await sandbox.channels.deliverNow();
		expect(bodies()).toMatchObject([{ text: { body: 'One' } }]);
		sandbox.channels.report(refused.id, 'failed', '131047: Re-engagement message');
		expect(refused).toMatchObject({
			status: 'failed',
			contentAttributes: { external_error: '131047: Re-engagement message' },
		});
	});
});

describe('email', () => {
	it('goes to the recipients of the request, and gets an ID', async () => {
		const stored = await send(open(inboxes.email), {
			content: 'Hello\n\n**there**',
			cc_emails: 'a@example.com, b@example.com',
		});
		expect(bodies()).toMatchObject([{ to: ['ana@example.com'], cc: ['a@example.com', 'b@example.com'], bcc: [] }]);
		expect(stored.sourceId).toContain(`/messages/${stored.id}@shop.example`);
		expect(stored.contentAttributes).toMatchObject({
			cc_emails: ['a@example.com', 'b@example.com'],
			email: {
				text_content: { full: 'Hello\n\n**there**' },
				html_content: { reply: '<p>Hello</p>\n<p><strong>there</strong></p>\n' },
			},
		});
	});

	it.each(['a@example.com;b@example.com', 'Ada <a@example.com>', 'a@', 'a b@example'])(
		'is refused for the recipients %j',
		async (recipients) => {
			const path = `/conversations/${open(inboxes.email)}/messages`;
			const { status, data } = await fixture.client.post(path, { content: 'x', bcc_emails: recipients });
			expect([status, data]).toEqual(
				recipients === 'a b@example' ? [200, expect.anything()] : [422, { error: 'Invalid email address' }],
			);
		},
	);
});

it('sends an SMS as plain text with links to all files, and a LINE message that is delivered at once', async () => {
	await send(open(inboxes.sms), form('**Hello** [shop](https://shop.example)', 'image/png', 'text/plain'));
	expect(bodies()[0]).toMatchObject({ from: '+12025559002', text: 'Hello shop https://shop.example' });
	expect(bodies()[0]?.media).toHaveLength(2);
	const stored = await send(open(inboxes.line), form('Hello', 'image/png', 'text/plain'));
	expect(bodies()[1]).toMatchObject({ messages: [{ type: 'text', text: 'Hello' }, { type: 'image' }, null] });
	expect(stored.status).toBe('delivered');
});

it('lists what reached the customers, and takes refusals and reports, through control calls', async () => {
	const { sandbox, client } = fixture;
	const stored = await send(open(inboxes.sms), { content: 'Hello' });
	const control = `${sandbox.url}/__sandbox`;
	expect((await client.get(`${control}/delivered`)).data).toMatchObject([
		{ messageId: stored.id, channel: 'Channel::Sms' },
	]);
	await client.post(`${control}/report`, { message_id: stored.id, status: 'read' });
	expect(stored.status).toBe('read');
	await client.post(`${control}/refusals`, { errors: ['no'] });
	expect((await send(stored.conversationId, { content: 'x' })).status).toBe('failed');
	expect((await client.post(`${control}/report`, { status: 'lost' })).status).toBe(400);
	expect((await client.post(`${control}/inboxes`)).data).toMatchObject({ whatsApp: expect.any(Number) as number });
});
