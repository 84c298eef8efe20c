import { withStatus } from '../../../../sandbox/chatwoot/rules/messages/status';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();

describe('the delivery status', () => {
	const sent = { status: 'sent', contentAttributes: { own: 1 } };
	const failed = { status: 'failed', contentAttributes: { external_error: 'gone' } };

	it('goes from read to delivered never, and every other way', () => {
		expect(withStatus({ ...sent, status: 'read' }, 'delivered')).toBeUndefined();
		expect(withStatus(sent, 'nonsense')).toBeUndefined();
		expect(withStatus(sent, undefined)).toBeUndefined();
		expect(withStatus(sent, 'delivered')).toEqual({ status: 'delivered', contentAttributes: { own: 1 } });
		expect(withStatus(failed, 'sent')).toEqual({ status: 'sent', contentAttributes: { external_error: null } });
	});

	it('keeps an error with failed only', () => {
		const gone = { status: 'failed', contentAttributes: { own: 1, external_error: 'gone' } };
		expect(withStatus(sent, 'failed', 'gone')).toEqual(gone);
		expect(withStatus(sent, 'read', 'gone')).toEqual({ status: 'read', contentAttributes: { own: 1 } });
	});
});

describe('a change of a message', () => {
	const path = '/conversations/1/messages';
	const events = () => {
		const names: string[] = [];
		fixture.sandbox.store.onChange = ({ event }) => names.push(event);
		return names;
	};

	it('raises an event only when something changes', async () => {
		const { id } = fixture.sandbox.store.insertMessage({ conversationId: 1, content: 'x' });
		const names = events();
		await fixture.client.patch(`${path}/${id}`, { status: 'sent' });
		expect(names).toEqual([]);
		await fixture.client.patch(`${path}/${id}`, { status: 'read' });
		expect(names).toEqual(['message_updated']);
	});

	it('deletes in the language of the account, and once more without an event', async () => {
		const { store } = fixture.sandbox;
		store.account.locale = 'es';
		const { id } = store.insertMessage({ conversationId: 1, content: 'x', contentType: 'cards' });
		const { data } = await fixture.client.delete(`${path}/${id}`);
		expect(data).toMatchObject({
			content: 'Este mensaje se ha eliminado',
			content_type: 'text',
			content_attributes: { deleted: true },
		});
		const names = events();
		expect((await fixture.client.delete(`${path}/${id}`)).status).toBe(200);
		expect(names).toEqual([]);
	});

	it('is refused while the conversation got too many messages', async () => {
		const { store } = fixture.sandbox;
		for (let count = 0; count < 200; count++) store.insertMessage({ conversationId: 1, content: 'x' });
		const { status, data } = await fixture.client.delete(`${path}/${store.messages.at(-1)?.id}`);
		expect([status, data]).toEqual([422, { message: 'Too many messages', attributes: ['base'] }]);
	});

	it('retries any message, and does not find one of another conversation', async () => {
		const { id } = fixture.sandbox.store.insertMessage({
			conversationId: 1,
			content: 'x',
			status: 'failed',
			contentAttributes: { external_error: 'gone' },
		});
		const { data } = await fixture.client.post(`${path}/${id}/retry`);
		expect(data).toMatchObject({ status: 'sent', content_attributes: {} });
		const unknown = await fixture.client.post(`/conversations/2/messages/${id}/retry`);
		expect([unknown.status, unknown.data]).toMatchObject([
			422,
			{ error: expect.stringContaining('Message') as string },
		]);
	});
});

it('fails a moment later when the callback of its inbox cannot be reached', async () => {
	const { sandbox, client } = fixture;
	Object.assign(sandbox.store.inbox(7) ?? {}, { webhookUrl: 'http://127.0.0.1:9/' });
	const { data } = await client.post<{ status: string }>('/conversations/1/messages', { content: 'Lost' });
	expect(data.status).toBe('sent');
	await sandbox.deliveries.settled();
	expect(sandbox.store.messages.at(-1)).toMatchObject({
		status: 'failed',
		contentAttributes: {
			external_error: expect.stringContaining('Failed to open TCP connection to 127.0.0.1:9') as string,
		},
	});
});
