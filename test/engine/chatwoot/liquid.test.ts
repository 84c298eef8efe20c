import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot, useChatwootClient } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

const TEXT = 'Your code: {{SAVE10}} {% if x %} `{{code}}` {';

describe.each(['4.15', '4.8'] as const)('Braces in a message on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	const last = () => harness.sandbox.store.messages.at(-1);
	const count = () => harness.sandbox.store.messages.length;
	const send = async (text: string, more: object = {}) =>
		await harness.run('message:send', { conversationId: byId('2'), text: '={{ $json.text }}', ...more }, [
			{ json: { text }, binary: { data: { data: 'YWJj', mimeType: 'text/plain', fileName: 'a.txt' } } },
		]);
	const rendering = { options: { renderLiquid: true } };

	it.each([{}, { messageType: 'note' }, { messageType: 'incoming' }, { attachments: 'data' }])(
		'arrive as they are written: %j',
		async (options) => {
			const { error } = await send(TEXT, { options });
			expect(error).toBeUndefined();
			expect(last()?.content).toBe(TEXT);
		},
	);

	it.each(['contact001@example.com', 'new@example.com'])('arrive as they are written at %s', async (email) => {
		const to = { inboxId: byId('7'), person: by('email', email), options: { conversationChoice: 'alwaysNew' } };
		const parameters = { ...to, text: '={{ $json.text }}' };
		const { items, error } = await harness.run('message:sendToContact', parameters, [{ json: { text: TEXT } }]);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ text: TEXT, conversation: 'created' });
		expect(last()?.content).toBe(TEXT);
	});

	it('arrive as they are written in the parameters of a template', async () => {
		const { store } = harness.sandbox;
		const { whatsApp } = addChannelInboxes(store);
		const { id } = store.insertConversation({ contactId: 1, inboxId: whatsApp.id, sourceId: '12025550001' });
		store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
		const parameter = [
			{ key: '1', value: '={{ $json.code }}' },
			{ key: '2', value: 'A-1' },
		];
		const template = {
			content: 'template',
			templateName: 'order_update',
			templateFill: 'names',
			templateParameters: { parameter },
		};
		const { error } = await harness.run(
			'message:send',
			{ conversationId: byId(String(id)), text: 'Order', ...template },
			[{ json: { code: '`{{SAVE10}}`' } }],
		);
		expect(error).toBeUndefined();
		await harness.sandbox.channels.deliverNow();
		const delivered = ['`{{SAVE10}}`', 'A-1'].map((text) => ({ type: 'text', text }));
		expect(harness.sandbox.delivered.map(({ body }) => body)).toMatchObject([
			{ template: { components: [{ type: 'body', parameters: delivered }] } },
		]);
	});

	it('are Liquid with Render Liquid', async () => {
		Object.assign(harness.sandbox.store.contact(harness.sandbox.store.conversation(2)?.contactId ?? 0) ?? {}, {
			name: 'ada king',
		});
		await send('Hi {{contact.first_name}}', rendering);
		expect(last()?.content).toBe('Hi Ada');
	});

	it('are found again by Skip If Already Sent', async () => {
		const before = count();
		for (let run = 0; run < 2; run++) await send(TEXT, { skipIfSent: true });
		expect(count()).toBe(before + 1);
	});

	it('are shown by Check Only as they are written', async () => {
		const { items } = await send(TEXT, { checkOnly: true });
		expect(items[0]?.json).toMatchObject({ text: TEXT, wouldBe: 'sent' });
	});

	it.each(['`{% endraw %}{{x}}`', '`a {{ b`} {{c}}'])(
		'are refused where Chatwoot would change them: %j',
		async (text) => {
			const { error } = await send(text);
			expect(error?.message).toContain('Chatwoot would change the braces in `');
			expect(error?.description).toContain('Render Liquid');
			expect(harness.sandbox.requests).toEqual([]);
		},
	);
});

describe('Braces in a message of Chatwoot Client', () => {
	const harness = useChatwootClient();

	it('arrive as they are written, because Chatwoot renders no incoming message', async () => {
		const { store } = harness.sandbox;
		const open = store.conversations.find(({ inboxId }) => inboxId === 7);
		const parameters = { sourceId: open?.sourceId ?? '', conversationId: String(open?.id), text: '={{ $json.text }}' };
		await harness.run('message:send', parameters, [{ json: { text: TEXT } }]);
		expect(store.messages.at(-1)?.content).toBe(TEXT);
	});
});
