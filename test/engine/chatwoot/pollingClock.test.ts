import { useChatwootPolling } from '../../support/chatwootPolling';
import { useExpressionEngine } from '../../support/expressions';
import type { TriggerHost } from '../../support/trigger';

useExpressionEngine();

const MINUTE = 60_000;

describe.each(['4.15', '4.8'] as const)('Chatwoot %s: messages', (serverVersion) => {
	const stage = useChatwootPolling({ serverVersion });
	const { polling, says, texts, requestsOf } = stage;
	let passed: number;

	beforeEach(() => {
		const now = performance.now.bind(performance);
		passed = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => now() + passed);
	});
	afterEach(() => jest.restoreAllMocks());

	/** Time passes on all clocks. */
	const passes = async (ms: number) => {
		passed += ms;
		await stage.clock.sleep(ms);
	};
	/** Sets the clock of n8n, and that of Chatwoot stays as it is. */
	const setOwnClock = async (by: number) => {
		stage.skew -= by;
		await stage.clock.sleep(by);
	};
	/** Another process of n8n goes on with what is stored. */
	const restart = (host: TriggerHost) => {
		host.restart();
		jest.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(performance.timeOrigin + 1);
	};
	/** A contact writes, and the next poll brings that alone. */
	const brings = async (host: TriggerHost, text: string, conversation = 0) => {
		says(text, conversation);
		expect(await texts(host)).toEqual([text]);
	};

	it.each([true, false])(
		'come when the clock of n8n was ahead at one poll; a proxy refuses the time: %s',
		async (isRefused) => {
			says('Before');
			if (isRefused)
				stage.sandbox.faults.add({ kind: 'raw', route: 'GET /api', status: 404, body: {}, times: Infinity });
			const host = await polling();
			await brings(host, 'One');
			await setOwnClock(50 * MINUTE);
			expect(await texts(host)).toEqual([]);
			await passes(MINUTE);
			await setOwnClock(-50 * MINUTE);
			await brings(host, 'Two', 1);
			await setOwnClock(3 * 24 * 60 * MINUTE);
			await brings(host, 'Three', 2);
			await setOwnClock(-3 * 24 * 60 * MINUTE);
			await brings(host, 'Four', 3);
		},
	);

	it.each([false, true])(
		'come when the clock of n8n is set back between two polls that lie further apart; n8n was restarted, too: %s',
		async (isRestarted) => {
			const host = await polling();
			await brings(host, 'One');
			await passes(10 * MINUTE);
			says('Two', 1);
			await passes(40 * MINUTE);
			await setOwnClock(-30 * MINUTE);
			if (isRestarted) restart(host);
			expect(await texts(host)).toEqual(['Two']);
			await passes(MINUTE);
			await brings(host, 'Three', 2);
		},
	);

	it('take one request more at the first poll after a restart', async () => {
		const host = await polling();
		await brings(host, 'One');
		await host.poll();
		restart(host);
		const list = 'GET /api/v1/accounts/{account_id}/conversations';
		expect(await requestsOf(async () => await host.poll())).toEqual(['GET /api', list]);
		expect(await requestsOf(async () => await host.poll())).toEqual([list]);
	});

	it('come when the clocks of Chatwoot and n8n are set back together', async () => {
		const host = await polling();
		await passes(50 * MINUTE);
		await brings(host, 'One');
		await stage.clock.sleep(-180 * MINUTE);
		await brings(host, 'Two', 1);
		await passes(MINUTE);
		await brings(host, 'Three', 2);
	});

	it('come when the clock of Chatwoot is set back', async () => {
		const host = await polling();
		await passes(50 * MINUTE);
		await brings(host, 'One');
		await passes(20 * MINUTE);
		stage.skew = -180 * MINUTE;
		await brings(host, 'Two', 1);
		await passes(MINUTE);
		await brings(host, 'Three', 2);
	});

	it('and conversations come once when the clock of n8n is set forward', async () => {
		const host = await polling({ events: ['conversation_created', 'message_created'] });
		const index = stage.sandbox.store.conversations.length;
		stage.sandbox.store.addConversations(1);
		expect(await host.poll()).toHaveLength(1);
		await passes(15 * MINUTE);
		await brings(host, 'One');
		await setOwnClock(120 * MINUTE);
		await brings(host, 'Two', index);
	});
});
