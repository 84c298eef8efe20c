import type { AxiosResponse } from 'axios';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();

interface Message {
	id: number;
	content: string | null;
	content_attributes: Record<string, unknown>;
	status: string;
	sender: { type: string };
}

const send = async (body: unknown, conversationId = 1): Promise<AxiosResponse<Message>> =>
	await fixture.client.post(`/conversations/${conversationId}/messages`, body);
const refusal = async (body: unknown) => {
	const { status, data } = await send(body);
	return { status, data: data as unknown };
};
const error = (text: string) => ({ status: 422, data: { error: text } });

describe('a new message', () => {
	// Texts seen on Chatwoot 4.15.1.
	it.each([
		['an unknown type', { message_type: 'nonsense' }, "'nonsense' is not a valid message_type"],
		['an unknown content type', { content_type: 'nonsense' }, "'nonsense' is not a valid content_type"],
		[
			'a long text',
			{ content: 'x'.repeat(150_001) },
			'Validation failed: Content is too long (maximum is 150000 characters)',
		],
		['a NUL', { content: 'a\0b' }, 'string contains null byte'],
		['a list of parameters', { template_params: { name: 'n', processed_params: ['a'] } }, null],
		['no items', { content_type: 'input_select' }, "undefined method 'reject' for nil"],
		[
			'an item that is no object',
			{ content_type: 'input_select', content_attributes: { items: ['Red'] } },
			"undefined method 'keys' for an instance of String",
		],
		[
			'an unknown key of an action',
			{ content_type: 'cards', content_attributes: { items: [{ title: 'T', actions: [{ url: 'x' }] }] } },
			'Validation failed: Content attributes contains invalid keys for actions:  [:url]',
		],
		[
			'two problems',
			{ content_type: 'cards', content_attributes: { items: [{ image: 'x' }] } },
			'Validation failed: Content attributes contains invalid keys for items : [:image], Content attributes contains items missing actions',
		],
	])('is refused for %s, in the words of the server', async (_name, body, text) => {
		const before = fixture.sandbox.store.messages.length;
		expect(await refusal({ content: 'x', ...body })).toEqual(
			error(text ?? 'Validation failed: Template params/processed params must be of type hash'),
		);
		expect(fixture.sandbox.store.messages).toHaveLength(before);
	});

	it('keeps attributes that Chatwoot does not know, and answers only a message of its own conversation', async () => {
		const { data } = await send({ content: 'One' });
		const answer = await send({ content: 'Two', content_attributes: { in_reply_to: data.id, own: [1] } });
		expect(answer.data.content_attributes).toEqual({ in_reply_to: data.id, in_reply_to_external_id: null, own: [1] });
		const elsewhere = await send({ content: 'Three', content_attributes: { in_reply_to: data.id } }, 2);
		expect(elsewhere.data.content_attributes).toEqual({ in_reply_to: null, in_reply_to_external_id: null });
	});

	it('takes attributes as JSON text, and text that is no JSON as none', async () => {
		expect((await send({ content_attributes: '{"own":1}' })).data.content_attributes).toEqual({ own: 1 });
		expect((await send({ content_attributes: '{"own"' })).data.content_attributes).toEqual({});
		expect(await refusal({ content_attributes: '[1]' })).toEqual(
			error('no implicit conversion of Symbol into Integer'),
		);
	});

	it('is stored without text, and the two-hundred-and-first of a minute is not', async () => {
		expect((await send({})).data.content).toBeNull();
		for (let count = 1; count < 200; count++) fixture.sandbox.store.insertMessage({ conversationId: 1, content: 'x' });
		expect(await refusal({ content: 'x' })).toEqual(error('Validation failed: Too many messages'));
		expect((await send({ content: 'x' }, 2)).status).toBe(200);
	});

	it('is signed by the bot that the request names, and keeps a campaign only without a template', async () => {
		const [bot] = fixture.sandbox.store.agentBots;
		const { data } = await send({ content: 'x', sender_type: 'AgentBot', sender_id: bot?.id, campaign_id: 3 });
		expect(data.sender.type).toBe('agent_bot');
		expect(fixture.sandbox.store.messages.at(-1)?.additionalAttributes).toEqual({ campaign_id: 3 });
		await send({ content: 'x', campaign_id: 3, template_params: { name: 'n' } });
		expect(fixture.sandbox.store.messages.at(-1)?.additionalAttributes).toEqual({ template_params: { name: 'n' } });
	});

	it('is not read when it has half an emoji', async () => {
		const half = await fixture.client.post('/conversations/1/messages', '{"content":"cut \\ud83d"}', {
			headers: { 'content-type': 'application/json' },
		});
		expect([half.status, half.data]).toEqual([400, '']);
	});
});

describe('a message inside a new conversation', () => {
	it('is refused with the attributes, and takes the conversation with it', async () => {
		const { store } = fixture.sandbox;
		const before = [store.conversations.length, store.messages.length];
		const create = async (message: unknown) =>
			await fixture.client.post('/conversations', { inbox_id: 7, contact_id: 1, message });
		const invalid = await create({ content: 'x'.repeat(150_001) });
		const message = 'Content is too long (maximum is 150000 characters)';
		expect([invalid.status, invalid.data]).toEqual([422, { message, attributes: ['content'] }]);
		expect((await create({ content: 'x', message_type: 'nonsense' })).status).toBe(500);
		expect([store.conversations.length, store.messages.length]).toEqual(before);
	});
});

describe('a message of an older server', () => {
	const older = useChatwootSandbox({ serverVersion: '4.8' });

	it('loses attributes that the server does not know', async () => {
		const { data } = await older.client.post<Message>('/conversations/1/messages', {
			content: 'Form',
			content_type: 'form',
			content_attributes: { items: [{ name: 'mail', type: 'email' }], button_label: 'Go' },
		});
		expect(data.content_attributes).toEqual({ items: [{ name: 'mail', type: 'email' }] });
	});
});
