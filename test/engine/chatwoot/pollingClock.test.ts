import { useChatwootPolling } from '../../support/chatwootPolling';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();

const MINUTE = 60_000;

describe.each(['4.15', '4.8'] as const)('Chatwoot %s: messages', (serverVersion) => {
	const stage = useChatwootPolling({ serverVersion });
	const { polling, says, texts } = stage;

	/** Moves the clock of n8n, and that of Chatwoot goes on as before. */
	const setOwnClock = async (by: number) => {
		stage.skew -= by;
		await stage.clock.sleep(by);
	};

	it.each([true, false])(
		'come when the clock of n8n was ahead at one poll; a proxy refuses the time: %s',
		async (isRefused) => {
			says('Before');
			if (isRefused)
				stage.sandbox.faults.add({ kind: 'raw', route: 'GET /api', status: 404, body: {}, times: Infinity });
			const host = await polling();
			says('One');
			expect(await texts(host)).toEqual(['One']);
			await setOwnClock(50 * MINUTE);
			expect(await texts(host)).toEqual([]);
			await stage.clock.sleep(MINUTE);
			await setOwnClock(-50 * MINUTE);
			says('Two', 1);
			expect(await texts(host)).toEqual(['Two']);
			await setOwnClock(3 * 24 * 60 * MINUTE);
			says('Three', 2);
			expect(await texts(host)).toEqual(['Three']);
			await setOwnClock(-3 * 24 * 60 * MINUTE);
			says('Four', 3);
			expect(await texts(host)).toEqual(['Four']);
		},
	);

	it('come when the clocks of Chatwoot and n8n are set back together', async () => {
		const host = await polling();
		await stage.clock.sleep(50 * MINUTE);
		says('One');
		expect(await texts(host)).toEqual(['One']);
		await stage.clock.sleep(-180 * MINUTE);
		says('Two', 1);
		expect(await texts(host)).toEqual(['Two']);
		await stage.clock.sleep(MINUTE);
		says('Three', 2);
		expect(await texts(host)).toEqual(['Three']);
	});

	it('come when the clock of Chatwoot is set back', async () => {
		const host = await polling();
		await stage.clock.sleep(50 * MINUTE);
		says('One');
		expect(await texts(host)).toEqual(['One']);
		await stage.clock.sleep(20 * MINUTE);
		stage.skew = -180 * MINUTE;
		says('Two', 1);
		expect(await texts(host)).toEqual(['Two']);
		await stage.clock.sleep(MINUTE);
		says('Three', 2);
		expect(await texts(host)).toEqual(['Three']);
	});

	it('and conversations come once when the clock of n8n is set forward', async () => {
		const host = await polling({ events: ['conversation_created', 'message_created'] });
		const index = stage.sandbox.store.conversations.length;
		stage.sandbox.store.addConversations(1);
		expect(await host.poll()).toHaveLength(1);
		await stage.clock.sleep(15 * MINUTE);
		says('One');
		expect(await texts(host)).toEqual(['One']);
		await setOwnClock(120 * MINUTE);
		says('Two', index);
		expect(await texts(host)).toEqual(['Two']);
	});
});
