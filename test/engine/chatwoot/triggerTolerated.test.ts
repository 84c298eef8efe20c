import { recorded, useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootTrigger();

const hooks = () => harness.sandbox.store.webhooks;

/** A contact writes in conversation 2; gives what the workflow was started with. */
async function reply() {
	const host = await harness.active({ options: { includePayload: true } });
	const { id } = harness.sandbox.contactSays(2, 'Hello');
	expect(await harness.settled()).toEqual([200]);
	expect(host.executions).toHaveLength(1);
	const item = host.executions[0]?.[0]?.json;
	expect(item).toMatchObject({ messageId: id, conversationId: 2, direction: 'incoming' });
	return item;
}

describe('Chatwoot Trigger: differences between servers', () => {
	it.each(['bare', 'wrapped'] as const)(
		'registers, updates and deletes a webhook whose responses are %s',
		async (envelope) => {
			harness.sandbox.quirks.webhookEnvelope = envelope;
			const host = await harness.active();
			Object.assign(hooks()[0] ?? {}, { subscriptions: ['contact_created'] });
			await host.activate();
			expect(hooks()).toMatchObject([{ url: host.url, subscriptions: ['message_created'] }]);
			harness.sandbox.contactSays(2, 'Hello');
			expect(await harness.settled()).toEqual([200]);
			await host.deactivate();
			expect(hooks()).toEqual([]);
		},
	);

	it('accepts IDs as text', async () => {
		harness.sandbox.quirks.idsAsText = true;
		const item = await reply();
		expect(item).toMatchObject({ contactId: 2, inboxId: 7 });
		expect(item?.payload).toMatchObject({ id: String(harness.sandbox.store.messages.at(-1)?.id) });
	});

	it('accepts events that do not name the account', async () => {
		harness.sandbox.quirks.accountInEvents = false;
		expect((await reply())?.payload).not.toHaveProperty('account');
	});

	it('passes on undocumented fields and values', async () => {
		harness.sandbox.quirks.extraFields = true;
		expect((await reply())?.payload).toMatchObject({ internal_flags: { shard: 4 }, content_type: 'hologram' });
	});

	it('accepts messages without text, sender and assignee', async () => {
		harness.sandbox.quirks.bare = true;
		const item = await reply();
		expect(item).toMatchObject({ messageId: expect.any(Number) });
		for (const name of ['text', 'senderName']) expect(item).not.toHaveProperty(name);
	});

	it('accepts events in which most fields are missing', async () => {
		const host = await harness.active({ events: ['message_created', 'conversation_updated', 'contact_updated'] });
		const secret = hooks()[0]?.secret;
		const left = [
			{ event: 'message_created', message_type: 0 },
			{ event: 'conversation_updated', id: '42', changed_attributes: null, meta: null },
			{ event: 'contact_updated', changed_attributes: [null, 'x', {}] },
		];
		for (const event of left) {
			harness.sandbox.deliver({ url: host.url, event, secret });
			expect((await harness.settled()).at(-1)).toBe(200);
		}
		const items = host.executions.map(([item]) => item?.json);
		expect(items).toMatchObject([
			{ event: 'message_created' },
			{ conversationId: 42, changed: [] },
			{ event: 'contact_updated', changed: [] },
		]);
		for (const item of items) expect(Object.values(item ?? {})).not.toContain(null);
	});

	it('responds with 200 to signed JSON that is no event, and starts nothing', async () => {
		const host = await harness.active();
		const secret = hooks()[0]?.secret;
		for (const event of [{ hello: 'world' }, { event: { $gt: '' } }, { event: ['message_created'] }]) {
			harness.sandbox.deliver({ url: host.url, event, secret });
		}
		expect(await harness.settled()).toEqual([200, 200, 200]);
		expect(host.executions).toEqual([]);
	});

	it('treats __proto__ in an event as an ordinary key', async () => {
		const host = await harness.active();
		const text = JSON.stringify(recorded('message_created')).replace('{', '{"__proto__":{"private":true},');
		harness.sandbox.deliver({ url: host.url, event: text, secret: hooks()[0]?.secret });
		await harness.settled();
		expect(host.executions).toHaveLength(1);
		expect(host.executions[0]?.[0]?.json.private).toBe(false);
	});
});
