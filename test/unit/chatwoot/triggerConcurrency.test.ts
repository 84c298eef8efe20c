import { recorded, useChatwootTrigger } from '../../support/chatwootTrigger';

const harness = useChatwootTrigger();

const hooks = () => harness.sandbox.store.webhooks;

describe('Chatwoot Trigger: concurrent deliveries', () => {
	it('starts once for 50 copies of an event, and 50 times for 50 events', async () => {
		const host = await harness.active();
		harness.sandbox.deliveries.mishaps.copies = 50;
		harness.sandbox.contactSays(2, 'Fifty times');
		expect(await harness.settled()).toEqual(Array(50).fill(200));
		expect(host.executions).toHaveLength(1);
		harness.sandbox.deliveries.mishaps.copies = 1;
		for (let n = 0; n < 50; n++) harness.sandbox.contactSays(2, `Different ${n}`);
		await harness.settled();
		expect(host.executions).toHaveLength(51);
	});

	it('remembers the last 500 events, also while it is deactivated', async () => {
		const host = await harness.active();
		const send = async (ids: number[]) => {
			const secret = hooks()[0]?.secret;
			for (const id of ids)
				harness.sandbox.deliver({ url: host.url, event: recorded('message_created', { id }), secret });
			await harness.settled();
		};
		for (let from = 1; from <= 520; from += 20) await send(Array.from({ length: 20 }, (_, index) => from + index));
		expect(host.executions.length).toBe(520);
		expect((host.staticData.recentEvents as unknown[]).length).toBe(500);
		await host.deactivate();
		await host.activate();
		await send([520, 21]);
		expect(host.executions.length).toBe(520);
	}, 120_000);
});
