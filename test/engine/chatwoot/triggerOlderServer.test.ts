import { useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootTrigger({ serverVersion: '4.8' });

const unsigned = { acceptUnsigned: true };
const CONVERSATION = 2;

describe('Chatwoot Trigger: a server of version 4.8, which signs nothing', () => {
	it('is refused with what to do about it, and no webhook is left behind', async () => {
		const host = await harness.host();
		await expect(host.activate()).rejects.toThrow(/gives no secret, .* switch on "Accept Unsigned Deliveries"$/);
		expect(harness.sandbox.store.webhooks).toEqual([]);
	});

	it('is refused as an agent bot, and no bot is left behind', async () => {
		const before = harness.sandbox.store.agentBots.length;
		const host = await harness.host({ mode: 'agentBot', inboxId: { __rl: true, mode: 'id', value: '7' } });
		await expect(host.activate()).rejects.toThrow(/Update Chatwoot, use the Chatwoot Polling Trigger, or switch on/);
		expect(harness.sandbox.store.agentBots).toHaveLength(before);
		expect(harness.sandbox.store.inbox(7)?.agentBotId ?? null).toBeNull();
	});

	it('starts workflows that accept unsigned deliveries, once for each message', async () => {
		const host = await harness.active({ options: unsigned });
		harness.sandbox.deliveries.mishaps.copies = 2;
		const message = harness.sandbox.contactSays(CONVERSATION, 'Hello');
		expect(await harness.settled()).toEqual([200, 200]);
		expect(host.executions.map(([item]) => item?.json)).toMatchObject([
			{ messageId: message.id, conversationId: CONVERSATION, text: 'Hello', direction: 'incoming', inboxId: 7 },
		]);
	});

	it('enters its URL in an inbox and takes it out', async () => {
		const inbox = () => harness.sandbox.store.inbox(7)?.webhookUrl;
		const inboxId = { __rl: true, mode: 'id', value: '7' };
		const host = await harness.active({ mode: 'inboxCallback', inboxId, options: unsigned });
		expect(inbox()).toBe(host.url);
		harness.sandbox.contactSays(CONVERSATION, 'Hello');
		await harness.settled();
		expect(host.executions.map(([item]) => item?.json.text)).toEqual(['Hello']);
		await host.deactivate();
		expect(inbox()).toBe('');
	});

	it('starts for a changed status, although the event tells no account', async () => {
		const options = { ...unsigned, includePayload: true };
		const host = await harness.active({ events: ['conversation_status_changed'], options });
		const { accessToken } = harness.sandbox.credentials;
		const url = `${harness.sandbox.url}/api/v1/accounts/1/conversations/${CONVERSATION}/toggle_status`;
		const { status } = await fetch(url, {
			method: 'POST',
			body: JSON.stringify({ status: 'resolved' }),
			headers: { 'content-type': 'application/json', 'api-access-token': accessToken },
		});
		expect([status, ...(await harness.settled())]).toEqual([200, 200]);
		const [item] = host.executions.map(([first]) => first?.json);
		// Seen on Chatwoot 4.8.0: `changed_attributes` is null.
		expect(item).toMatchObject({ conversationId: CONVERSATION, conversationStatus: 'resolved' });
		expect(item).not.toHaveProperty('changed');
		expect(item?.payload).not.toHaveProperty('account');
	});
});
