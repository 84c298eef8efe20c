import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';
import { forgeries, type Forgery } from '../../../sandbox/sinch/forgeries';
import { holdBackEarly } from '../../support/earlyDelivery';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, recipient } from '../../support/sinch';
import { callback } from '../../support/sinchCallbacks';
import { useSinchTrigger } from '../../support/sinchTrigger';
import { byId } from '../../support/harness';

useExpressionEngine();

const { harness, host, active, webhooks, settled } = useSinchTrigger();

const care = () => appNamed(harness.sandbox, 'Customer care');
const statuses = () => harness.sandbox.deliveries.attempts.map(({ status }) => status);
const inbound = (id: string) => ({ message: { ...(callback('message-inbound').message as object), id } });
const personSays = (text: string, channel = 'SMS') =>
	harness.sandbox.personSays({ appId: care(), from: '+46701234567', text, channel });
const send = async (parameters: INodeParameters = {}) =>
	await harness.run('message:send', {
		appId: byId(care()),
		sendTo: recipient('+46701234567'),
		text: 'Does Tuesday suit you?',
		...parameters,
	});
/** Lets every delivery report fall due, and waits until all have been delivered. */
async function reported(count: number): Promise<void> {
	const attempts = () => harness.sandbox.deliveries.attempts.length;
	while (attempts() < count) await new Promise((resolve) => setTimeout(resolve, 5));
	await settled();
}

describe('Deliveries to a Sinch trigger', () => {
	it('start one execution each, with the words of the person', async () => {
		const trigger = await active();
		personSays('Yes, please.');
		await settled();
		expect(trigger.executions).toMatchObject([
			[{ json: { event: 'MESSAGE_INBOUND', text: 'Yes, please.', from: '+46701234567', direction: 'incoming' } }],
		]);
		expect(at(trigger.executions, 0)[0]?.json.conversationId).toMatch(/^\w{26}$/);
	});

	it('may be larger than 1 MB', async () => {
		const trigger = await active({ triggers: ['MESSAGE_INBOUND'], options: { includePayload: true } });
		const text = 'x'.repeat(1_300_000);
		harness.sandbox.deliver({ appId: care(), payload: { ...inbound('M1'), message_metadata: text } });
		await settled();
		expect(trigger.executions).toMatchObject([[{ json: { payload: { message_metadata: text } } }]]);
	});

	it('are those of an app whose ID was pasted with more around it', async () => {
		const trigger = await active({ appId: byId(`\u200B"${care()}" `) });
		harness.sandbox.deliver({ appId: care(), payload: inbound('M1') });
		await settled();
		expect(trigger.executions).toHaveLength(1);
	});

	it('are believed from the moment of registration, before n8n has saved anything', async () => {
		// Registered, but the answer is not here yet.
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 500, method: 'POST' });
		const trigger = await host();
		const activation = trigger.activate();
		while (webhooks().length === 0) await new Promise((resolve) => setImmediate(resolve));
		personSays('I was quick');
		await Promise.all([activation, settled()]);
		expect([statuses(), trigger.executions.length]).toEqual([[200], 1]);
	});

	it('leave the registration in the static data, though they were loaded before n8n had saved it', async () => {
		const trigger = await host();
		const release = holdBackEarly(trigger.setup.node, () => personSays('I was quick'));
		await trigger.activate();
		release();
		await settled();
		expect([statuses(), trigger.executions.length]).toEqual([[200], 1]);
		expect(trigger.staticData.registration).toMatchObject({ webhookId: at(webhooks(), 0).id });
	});

	it('have no contact and no conversation for an app in DISPATCH mode, but the number', async () => {
		const trigger = await active({ appId: byId(appNamed(harness.sandbox, 'Alerts')) });
		harness.sandbox.personSays({ appId: appNamed(harness.sandbox, 'Alerts'), from: '46701234567', text: 'Stop' });
		await settled();
		expect(trigger.executions).toMatchObject([[{ json: { text: 'Stop', from: '+46701234567' } }]]);
		const json = trigger.executions[0]?.[0]?.json;
		for (const name of ['conversationId', 'contactId']) expect(json).not.toHaveProperty(name);
	});

	it('are none for what we send ourselves', async () => {
		harness.sandbox.quirks.deliveryStepMs = 1;
		const trigger = await active();
		expect((await send()).error).toBeUndefined();
		// Even when somebody has added our own messages to the webhook by hand.
		at(webhooks(), 0).triggers.push('MESSAGE_SUBMIT', 'MESSAGE_DELIVERY', 'CONVERSATION_START', 'CONTACT_CREATE');
		await send({ text: 'And Wednesday?' });
		await reported(4);
		expect(new Set(statuses())).toEqual(new Set([200]));
		expect(trigger.executions).toEqual([]);
	});

	it('say how a message of ours got on, where that is asked for, and only the statuses asked for', async () => {
		harness.sandbox.quirks.deliveryStepMs = 1;
		const triggers = ['MESSAGE_SUBMIT', 'MESSAGE_DELIVERY'];
		const trigger = await active({ triggers, options: { deliveryStatuses: ['DELIVERED', 'FAILED'] } });
		await send();
		await send({ sendTo: recipient('+46701230000') });
		await reported(6);
		const seen = trigger.executions.map(([item]) => [item?.json.event, item?.json.deliveryStatus]);
		expect(seen.sort()).toEqual([
			['MESSAGE_DELIVERY', 'DELIVERED'],
			['MESSAGE_DELIVERY', 'FAILED'],
			['MESSAGE_SUBMIT', undefined],
			['MESSAGE_SUBMIT', undefined],
		]);
	});

	it('are only those of the channels asked for; events without a channel pass', async () => {
		const trigger = await active({
			triggers: ['MESSAGE_INBOUND', 'CONTACT_CREATE'],
			options: { channels: ['WHATSAPP'] },
		});
		personSays('over SMS');
		personSays('over WhatsApp', 'WHATSAPP');
		await settled();
		const seen = trigger.executions.map(([item]) => item?.json.event);
		expect(seen.sort()).toEqual(['CONTACT_CREATE', 'CONTACT_CREATE', 'MESSAGE_INBOUND']);
	});

	it('start one execution when they come twice, signed anew or not', async () => {
		const trigger = await active();
		harness.sandbox.deliveries.mishaps.copies = 2;
		harness.sandbox.deliver({ appId: care(), payload: inbound('M1') });
		await settled();
		harness.sandbox.deliver({ appId: care(), payload: inbound('M1') });
		await settled();
		expect(statuses()).toEqual([200, 200, 200, 200]);
		expect(trigger.executions).toHaveLength(1);
	});

	it('tell the same report for two channels apart', async () => {
		const trigger = await active({ triggers: ['MESSAGE_DELIVERY'] });
		const report = callback('message-delivery').message_delivery_report as object;
		for (const channel of ['WHATSAPP', 'SMS', 'SMS']) {
			const message_delivery_report = { ...report, channel_identity: { channel, identity: '46701234567' } };
			harness.sandbox.deliver({ appId: care(), payload: { message_delivery_report } });
		}
		await settled();
		expect(trigger.executions.map(([item]) => item?.json.channel).sort()).toEqual(['SMS', 'WHATSAPP']);
	});

	it('are known again when they have no ID, by what they say', async () => {
		const trigger = await active({ triggers: ['CONTACT_UPDATE'] });
		const payload = callback('contact-update');
		const later = { ...payload, event_time: '2026-03-10T08:16:00Z' };
		for (const each of [payload, payload, later]) harness.sandbox.deliver({ appId: care(), payload: each });
		await settled();
		expect(trigger.executions).toHaveLength(2);
	});

	it.each(Object.keys(forgeries) as Forgery[])(
		'are refused when forged (%s), with no word more than 401',
		async (forged) => {
			const trigger = await active();
			harness.sandbox.deliver({ appId: care(), payload: inbound('M1'), forged });
			await settled();
			expect(statuses()).toEqual([401]);
			expect(trigger.executions).toEqual([]);
			expect(trigger.log).toEqual([expect.stringMatching(/^"Trigger" refused a delivery: /)]);
		},
	);

	it('all start an execution when they come out of order', async () => {
		const trigger = await active();
		harness.sandbox.deliveries.mishaps.reorder = 3;
		for (const text of ['one', 'two', 'three']) personSays(text);
		await settled();
		expect(trigger.executions.map(([item]) => item?.json.text).sort()).toEqual(['one', 'three', 'two']);
	});

	it('reach the test URL while somebody listens, where the same event may come again', async () => {
		const trigger = await active({ triggers: ['MESSAGE_INBOUND'] });
		await trigger.deactivate();
		await trigger.listen();
		harness.sandbox.deliver({ appId: care(), payload: inbound('M1') });
		harness.sandbox.deliver({ appId: care(), payload: inbound('M1') });
		await settled();
		expect(trigger.executions).toHaveLength(2);
	});

	it.each([
		['no body', undefined],
		['no JSON', '{"message":'],
		['no object', '[1]'],
	])('are refused with %s', async (_what, data) => {
		const trigger = await active();
		const { status, data: said } = await axios.post(trigger.url, data, { validateStatus: () => true });
		expect([status, said]).toEqual([401, '']);
		expect(trigger.executions).toEqual([]);
	});
});
