import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

describe.each(['4.15', '4.8'] as const)('Message: Update Status on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	const update = async (more: object, conversationId = '2') => {
		const messageId = String(harness.sandbox.store.messagesOf(Number(conversationId))[0]?.id);
		return await harness.run('message:updateStatus', { conversationId: byId(conversationId), messageId, ...more });
	};
	const message = () => harness.sandbox.store.messagesOf(2)[0];

	it.each(['sent', 'delivered', 'read'])('sets %s', async (deliveryStatus) => {
		const { items, error } = await update({ deliveryStatus });
		expect(error).toBeUndefined();
		expect(message()?.status).toBe(deliveryStatus);
		expect(items[0]?.json).toMatchObject({ messageId: message()?.id, conversationId: 2 });
	});

	it('keeps the reason of a message that did not arrive, and drops it when it arrives after all', async () => {
		const { items } = await update({ deliveryStatus: 'failed', reason: 'Not in service' });
		expect(items[0]?.json).toMatchObject({ deliveryError: 'Not in service' });
		expect(message()).toMatchObject({ status: 'failed', contentAttributes: { external_error: 'Not in service' } });
		await update({ deliveryStatus: 'delivered', reason: 'Not in service' });
		expect(message()?.status).toBe('delivered');
		expect(message()?.contentAttributes.external_error ?? null).toBeNull();
	});

	it('leaves a message that was read as it is when Delivered comes later', async () => {
		await update({ deliveryStatus: 'read' });
		const { items } = await update({ deliveryStatus: 'delivered' });
		expect(message()?.status).toBe('read');
		expect(JSON.stringify(items[0]?.json)).toContain('"read"');
	});

	it('is refused outside of API inboxes, with a word of advice', async () => {
		const { error } = await update({ deliveryStatus: 'read' }, '3');
		expect(error?.message).toContain('only allowed for API inboxes');
		expect(error?.description).toContain('inbox of the API type');
	});
});

describe.each(['4.15', '4.8'] as const)('Message: Delete on Chatwoot %s, with Check Only', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	it('fails for a message that is not in the conversation, as the run would', async () => {
		const [own, other] = [2, 3].map((id) => harness.sandbox.store.messagesOf(id)[0]?.id);
		const rows = [own, other, 999_999].map((id) => ({ json: { id } }));
		const run = async (checkOnly: boolean) => {
			const parameters = { conversationId: byId('2'), messageId: '={{ $json.id }}', understandsFinal: true, checkOnly };
			return (await harness.run('message:delete', parameters, rows, { onError: 'continueRegularOutput' })).items;
		};
		expect((await run(true)).map(({ json }) => json.wouldBe)).toEqual(['sent', 'failed', 'failed']);
		expect((await run(false)).map(({ json }) => json.deleted ?? json.status)).toEqual([true, 'failed', 'failed']);
	});
});
