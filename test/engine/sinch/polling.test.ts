import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SinchConversationPollingTrigger } from '../../../nodes/Sinch/SinchConversationPollingTrigger.node';
import { sinchPoller } from '../../../nodes/Sinch/polling/poller';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { appNamed, recipient } from '../../support/sinch';
import { useSinchTrigger } from '../../support/sinchTrigger';
import { hostTrigger, type TriggerHost } from '../../support/trigger';

useExpressionEngine();
const world = useSinchTrigger();
const { harness } = world;

type AppName = Parameters<typeof appNamed>[1];

const PROJECT = '/v1/projects/{project_id}';
const MESSAGES = `GET ${PROJECT}/messages`;
const MINUTE = 60_000;

const hosts: TriggerHost[] = [];
beforeEach(() => {
	sinchPoller.clock = harness.clock;
});
afterEach(async () => {
	delete sinchPoller.clock;
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

async function hostOf(parameters: INodeParameters = {}, app: AppName = 'Customer care'): Promise<TriggerHost> {
	const setup = { ...harness.setup, node: new SinchConversationPollingTrigger() };
	const appId = byId(appNamed(harness.sandbox, app));
	const host = await hostTrigger(setup, { appId, triggers: ['MESSAGE_INBOUND'], ...parameters });
	hosts.push(host);
	return host;
}

async function polling(parameters: INodeParameters = {}, app: AppName = 'Customer care'): Promise<TriggerHost> {
	const host = await hostOf(parameters, app);
	expect(await host.poll()).toEqual([]);
	return host;
}

/** A person writes, now or so many ms ago. */
function says(text: string, age = 0, app: AppName = 'Customer care', channel = 'SMS') {
	const appId = appNamed(harness.sandbox, app);
	const { id } = harness.sandbox.personSays({ appId, from: '+46701234567', text, channel });
	const stored = harness.sandbox.store.messages.find((message) => message.id === id)!;
	stored.accept_time = new Date(harness.clock.now() - age).toISOString();
	return stored;
}

const texts = async (host: TriggerHost) => (await host.poll()).map(({ json }) => json.text);

describe('received messages', () => {
	it('start the workflow once, oldest first, and none that was there before', async () => {
		says('Just before');
		const host = await polling();
		says('Two', 1000);
		says('One', 2000);
		expect(await texts(host)).toEqual(['One', 'Two']);
		expect(await host.poll()).toEqual([]);
	});

	it('have the item that the webhook trigger gives', async () => {
		const options = { includePayload: true };
		const host = await polling({ options });
		const webhook = await world.active({ options });
		says('Yes, please.');
		await world.settled();
		const expected = webhook.executions[0]![0]!.json;
		const { json } = (await host.poll())[0]!;
		const { payload, sentAt, eventTime, ...fields } = json;
		expect({ ...expected, payload, sentAt, eventTime }).toEqual({ ...fields, payload, sentAt, eventTime });
		expect(Object.keys(json)).toEqual(Object.keys(expected));
		expect((payload as IDataObject).message).toMatchObject({ direction: 'TO_APP' });
	});

	it('take two requests a poll, with or without something new', async () => {
		const host = await polling();
		const app = `GET ${PROJECT}/apps/{app_id}`;
		for (const text of ['', 'New']) {
			if (text !== '') says(text);
			const before = harness.sandbox.requests.length;
			await host.poll();
			expect(harness.routes().slice(before)).toEqual([app, MESSAGES]);
		}
	});

	it('come late, after failures, after restarts, and once when polls overlap', async () => {
		const host = await polling();
		says('Now');
		expect(await texts(host)).toEqual(['Now']);
		says('From nine minutes ago', 9 * MINUTE);
		says('From an hour ago', 60 * MINUTE);
		harness.sandbox.faults.add({ kind: '500', route: MESSAGES, times: Infinity });
		await expect(host.poll()).rejects.toThrow('(500)');
		harness.sandbox.faults.clear();
		host.restart();
		const polls = await Promise.all([texts(host), texts(host)]);
		expect(polls.flat()).toEqual(['From nine minutes ago']);
	});

	it('start nothing when they came while the workflow was deactivated', async () => {
		const host = await polling();
		says('In the pause');
		host.pause();
		expect(await host.poll()).toEqual([]);
		says('Afterwards');
		expect(await texts(host)).toEqual(['Afterwards']);
	});

	it('start nothing when the API wrote them into the list, or over other channels', async () => {
		const host = await polling({ options: { channels: ['WHATSAPP'] } });
		Object.assign(says('Injected', 0, 'Customer care', 'WHATSAPP'), { injected: true });
		says('By SMS');
		says('By WhatsApp', 0, 'Customer care', 'WHATSAPP');
		expect(await texts(host)).toEqual(['By WhatsApp']);
	});

	it('come from apps in DISPATCH mode that store them', async () => {
		const host = await polling({}, 'Reminders');
		says('Yes', 0, 'Reminders');
		expect(await texts(host)).toEqual(['Yes']);
		const other = await hostOf({}, 'Alerts');
		await expect(other.poll()).rejects.toThrow(
			'Sinch stores no messages of the app "Alerts", so polling cannot find any',
		);
	});

	it('come when the access key may not read apps', async () => {
		const host = await polling({}, 'Reminders');
		says('Yes', 0, 'Reminders');
		harness.sandbox.faults.add({ kind: 'raw', route: `GET ${PROJECT}/apps/{app_id}`, status: 403, body: {} });
		expect(await texts(host)).toEqual(['Yes']);
	});

	it('of a list that cannot be read are not taken for none', async () => {
		const host = await polling();
		says('One');
		harness.sandbox.faults.add({ kind: 'raw', route: MESSAGES, body: { results: [] } });
		await expect(host.poll()).rejects.toThrow('holds no list');
		expect(await texts(host)).toEqual(['One']);
	});

	it('show in the editor', async () => {
		const host = await hostOf();
		for (let n = 0; n < 5; n++) says(`Number ${n}`, 1000 - n);
		expect((await host.poll('manual')).map(({ json }) => json.text)).toEqual(['Number 2', 'Number 3', 'Number 4']);
	});
});

describe('delivery statuses', () => {
	const sends = async (text: string) => {
		const { store } = harness.sandbox;
		const { items } = await harness.run('message:send', {
			appId: byId(appNamed(harness.sandbox, 'Customer care')),
			sendTo: recipient('+46701234567'),
			text,
		});
		expect(items).toHaveLength(1);
		return store.messages.at(-1)!;
	};
	const changes = async (host: TriggerHost) =>
		(await host.poll()).map(({ json }) => [json.messageId, json.event, json.deliveryStatus]);

	it('come once for each change, where Sinch keeps them', async () => {
		harness.sandbox.quirks.deliveryStepMs = 3_600_000;
		const host = await polling({ triggers: ['MESSAGE_DELIVERY'] });
		const message = await sends('Hello');
		expect(await host.poll()).toEqual([]);
		message.accept_time = new Date(Date.now() - 2 * 3_600_000).toISOString();
		expect(await changes(host)).toEqual([[message.id, 'MESSAGE_DELIVERY', 'DELIVERED']]);
		expect(await host.poll()).toEqual([]);
		message.accept_time = new Date(Date.now() - 3 * 3_600_000).toISOString();
		const polls = await Promise.all([changes(host), changes(host)]);
		expect(polls.flat()).toEqual([[message.id, 'MESSAGE_DELIVERY', 'READ']]);
	});

	it('are refused where Sinch does not keep them', async () => {
		const host = await hostOf({ triggers: ['MESSAGE_DELIVERY'] }, 'Reminders');
		await expect(host.poll()).rejects.toThrow(
			'Sinch keeps no delivery statuses for the app "Reminders": its setting persist_message_status is off',
		);
	});

	it('are only those that were chosen', async () => {
		harness.sandbox.quirks.deliveryStepMs = 3_600_000;
		const host = await polling({ triggers: ['MESSAGE_DELIVERY'], options: { deliveryStatuses: ['READ'] } });
		const message = await sends('Hello');
		message.accept_time = new Date(Date.now() - 2 * 3_600_000).toISOString();
		expect(await host.poll()).toEqual([]);
		message.accept_time = new Date(Date.now() - 3 * 3_600_000).toISOString();
		expect(await changes(host)).toEqual([[message.id, 'MESSAGE_DELIVERY', 'READ']]);
	});
});
