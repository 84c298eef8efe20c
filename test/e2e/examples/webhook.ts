import type { ExampleCase } from './case';

const PATH = '/webhook/crm-message';

/** Sends the pinned call's message; answers the CRM with IDs, or with what is wrong. */
export const crmWebhook: ExampleCase = async (example) => {
	const { store } = example.services.chatwoot;
	const run = await example.run('Webhook');
	expect(run).toMatchObject({ status: 'success', error: undefined });
	expect(run.rows('Send to Contact')).toEqual([expect.objectContaining({ contact: 'found' })]);
	expect(store.messages.at(-1)?.content).toContain('A-1017');

	const order = { email: 'new.customer@example.com', first_name: 'Ada', last_name: 'Ek', order: 'B-2001' };
	const { answer, execution } = await example.runPublished(
		async () => await example.rest.callWebhook('crm-message', order),
	);
	expect(answer).toEqual({
		status: 'sent',
		conversation_id: store.conversations.at(-1)?.id,
		message_id: store.messages.at(-1)?.id,
	});
	expect(execution.rows('Send to Contact')).toEqual([
		expect.objectContaining({ contact: 'created', conversation: 'created' }),
	]);
	expect(store.contacts.at(-1)).toMatchObject({ name: 'Ada Ek', email: order.email });

	const refused = await example.runPublished(async () => {
		await example.rest.callWebhook('crm-message', order);
		return await example.rest.http.post<unknown>(PATH, { ...order, email: 'nobody' }, { validateStatus: () => true });
	});
	expect(refused.answer.status).toBe(422);
	expect(refused.answer.data).toEqual({ status: 'failed', reason: expect.stringContaining('"nobody"') });
};
