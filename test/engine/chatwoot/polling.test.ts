import type { IDataObject } from 'n8n-workflow';
import { chatwootReceiver } from '../../../nodes/Chatwoot/trigger/receiver';
import { useChatwootPolling } from '../../support/chatwootPolling';
import { triggerSetup } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';
import { hostTrigger } from '../../support/trigger';

useExpressionEngine();

describe.each(['4.15', '4.8'] as const)('Chatwoot %s: messages', (serverVersion) => {
	const stage = useChatwootPolling({ serverVersion });
	const { polling, says, stores, texts, requestsOf } = stage;
	const MINUTE = 60_000;

	it('that were there before start nothing', async () => {
		says('Just before');
		const host = await polling();
		expect(await host.poll()).toEqual([]);
		says('Now');
		expect(await texts(host)).toEqual(['Now']);
	});

	it('of contacts start the workflow once, oldest first, and those of agents do not', async () => {
		const host = await polling();
		says('One', 3);
		await stage.clock.sleep(2000);
		says('Two', 1);
		const { id: conversationId } = stage.sandbox.store.conversations[1]!;
		stage.sandbox.store.insertMessage({ conversationId, content: 'Ours', type: 1, sender: { type: 'user', id: 3 } });
		await stage.clock.sleep(2000);
		says('Three', 3);
		expect(await texts(host)).toEqual(['One', 'Two', 'Three']);
		expect(await host.poll()).toEqual([]);
	});

	it('take one request a poll while nothing is new', async () => {
		const host = await polling();
		const list = 'GET /api/v1/accounts/{account_id}/conversations';
		expect(await requestsOf(async () => await host.poll())).toEqual([list]);
		says('One');
		await host.poll();
		expect(await requestsOf(async () => await host.poll())).toEqual([list]);
		await stage.clock.sleep(30 * MINUTE);
		expect(await requestsOf(async () => await host.poll())).toEqual([list]);
	});

	it('that become visible late come too, in their place', async () => {
		const host = await polling();
		await stage.clock.sleep(30 * MINUTE);
		says('Now');
		expect(await texts(host)).toEqual(['Now']);
		stores('From nine minutes ago', 9 * MINUTE);
		expect(await texts(host)).toEqual(['From nine minutes ago']);
		expect(await host.poll()).toEqual([]);
	});

	it('that were imported start nothing, and the log counts them once', async () => {
		const host = await polling();
		await stage.clock.sleep(30 * MINUTE);
		for (let n = 0; n < 5000; n++) stores(`Imported ${n}`, 24 * 60 * MINUTE + n * MINUTE, n % 5);
		says('New', 2);
		expect(await texts(host)).toEqual(['New']);
		expect(host.log).toEqual([expect.stringContaining('left out 5000 events')]);
		says('Newer', 2);
		expect(await texts(host)).toEqual(['Newer']);
		expect(host.log).toHaveLength(1);
	});

	it('come after polls that failed', async () => {
		const host = await polling();
		says('One');
		stage.sandbox.faults.add({
			kind: '500',
			route: 'GET /api/v1/accounts/{account_id}/conversations',
			times: Infinity,
		});
		await expect(host.poll()).rejects.toThrow('(500)');
		stage.sandbox.faults.clear();
		says('Two', 1);
		stage.sandbox.faults.add({
			kind: '503',
			route: 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages',
			times: Infinity,
		});
		await expect(host.poll()).rejects.toThrow('(503)');
		stage.sandbox.faults.clear();
		expect((await texts(host)).sort()).toEqual(['One', 'Two']);
	});

	it('come after the access token was refused in the middle of a poll', async () => {
		const host = await polling();
		says('One');
		stage.sandbox.faults.add({
			kind: 'raw',
			route: 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages',
			status: 401,
			body: { error: 'Invalid Access Token' },
			times: Infinity,
		});
		await expect(host.poll()).rejects.toThrow('(401)');
		stage.sandbox.faults.clear();
		expect(await texts(host)).toEqual(['One']);
	});

	it('come once when two polls overlap, and across restarts of n8n', async () => {
		const host = await polling();
		says('One');
		const polls = await Promise.all([host.poll(), host.poll(), host.poll()]);
		expect(polls.flat()).toHaveLength(1);
		host.restart();
		expect(await host.poll()).toEqual([]);
		for (let n = 0; n < 20; n++) says(`Number ${n}`, n);
		host.restart();
		expect(await host.poll()).toHaveLength(20);
		host.restart();
		expect(await host.poll()).toEqual([]);
	});

	it('start nothing when they came while the workflow was deactivated', async () => {
		const host = await polling();
		for (let n = 0; n < 20; n++) says(`Number ${n}`, n);
		await stage.clock.sleep(MINUTE);
		host.pause();
		expect(await host.poll()).toEqual([]);
		await stage.clock.sleep(1000);
		says('Afterwards');
		expect(await texts(host)).toEqual(['Afterwards']);
	});

	it('come when a proxy does not let through the question for the time, and the clock of Chatwoot is behind', async () => {
		stage.skew = -30 * MINUTE;
		says('Before');
		stage.sandbox.faults.add({ kind: 'raw', route: 'GET /api', status: 404, body: {}, times: Infinity });
		const host = await polling();
		says('One');
		expect(await texts(host)).toEqual(['One']);
		await stage.clock.sleep(30 * MINUTE);
		says('Two', 1);
		expect(await texts(host)).toEqual(['Two']);
	});

	it('come when the clock of n8n is set back by hours', async () => {
		const host = await polling();
		await stage.clock.sleep(50 * MINUTE);
		says('One');
		stage.skew += 180 * MINUTE;
		await stage.clock.sleep(-180 * MINUTE);
		expect(await texts(host)).toEqual(['One']);
		says('Two');
		expect(await texts(host)).toEqual(['Two']);
	});

	it('come when the clocks of Chatwoot and n8n differ by hours', async () => {
		stage.skew = -5 * 60 * MINUTE;
		const host = await polling();
		says('One');
		expect(await texts(host)).toEqual(['One']);
		await stage.clock.sleep(30 * MINUTE);
		await host.poll();
		stores('Imported', 60 * MINUTE);
		says('Two', 2);
		expect(await texts(host)).toEqual(['Two']);
	});
});

describe('Chatwoot 4.15', () => {
	const stage = useChatwootPolling();

	it('gives the item that the webhook trigger gives', async () => {
		const options = { includePayload: true };
		const polled = await stage.polling({ options });
		const webhook = await hostTrigger(triggerSetup(stage.sandbox), { options });
		chatwootReceiver.clock = stage.clock;
		try {
			await webhook.activate();
			stage.says('Is it still in stock?');
			await stage.sandbox.deliveries.settled();
			await webhook.settled();
			const expected = webhook.executions[0]![0]!.json;
			const { json } = (await polled.poll())[0]!;
			// Chatwoot's lists tell whole seconds.
			const sentAt = (expected.sentAt as string).replace(/\.\d+Z$/, '.000Z');
			const event = expected.payload as IDataObject;
			const alike = ['content', 'content_type', 'event', 'id', 'inbox', 'message_type', 'private'];
			expect(json).toEqual({ ...expected, sentAt, payload: json.payload });
			const payload = json.payload as IDataObject;
			for (const name of alike) expect([name, payload[name]]).toEqual([name, event[name]]);
		} finally {
			delete chatwootReceiver.clock;
			await webhook.close();
		}
	});
});
