import { RespondentTrigger } from '../../../nodes/Respondent/RespondentTrigger.node';
import type { IDataObject } from 'n8n-workflow';
import type { DeliveryOptions } from '../../../sandbox/respondent/notifier';
import { signatureOf } from '../../../sandbox/respondent/signing';
import { holdBackEarly } from '../../support/earlyDelivery';
import { useExpressionEngine } from '../../support/expressions';
import { only, recorded, useTriggers } from '../../support/respondentTrigger';
import type { TriggerHost } from '../../support/trigger';

useExpressionEngine();
// Ten minutes between two attempts take some milliseconds.
const stage = useTriggers({ redeliveryScale: 1 / 60_000 });

let host: TriggerHost;
beforeEach(async () => {
	host = await stage.host();
	await host.activate();
});

const { resource } = recorded('MESSAGES.CREATED').payload as { resource: IDataObject };
const deliver = (options: DeliveryOptions = {}, changes: IDataObject = {}) =>
	stage.sandbox.deliver({ event: 'MESSAGES.CREATED', resource: { ...resource, ...changes } }, options);
const times = (count: number) => Array.from({ length: count }, (_, n) => n);
const refusedSixTimes = Array.from({ length: 6 }, () => 401);
const reason = (why: string) => `"Trigger" refused a delivery: ${why}`;

describe('a genuine event', () => {
	it.each(['sha256', 'sha512'] as const)('is one that is signed with %s', async (signature) => {
		stage.sandbox.quirks.signature = signature;
		deliver();
		expect(await stage.settled()).toEqual([200]);
		expect(host.executions).toHaveLength(1);
	});

	it('may be written in another way than it was signed', async () => {
		stage.sandbox.quirks.spacedEvents = true;
		deliver({}, { messageBody: 'Ünïcode 🙂' });
		expect(await stage.settled()).toEqual([200]);
		expect(only(only(host.executions)).json.text).toBe('Ünïcode 🙂');
	});

	it('may be larger than 1 MB', async () => {
		const messageBody = 'x'.repeat(1_300_000);
		deliver({}, { messageBody });
		expect(await stage.settled()).toEqual([200]);
		expect(only(only(host.executions)).json.text).toBe(messageBody);
	});

	it('starts the workflow once, however often it is delivered', async () => {
		stage.sandbox.deliveries.mishaps.copies = 50;
		deliver({ uuid: 'the-same' });
		expect(await stage.settled()).toEqual(Array(50).fill(200));
		stage.sandbox.deliveries.mishaps.copies = 1;
		deliver({ uuid: 'the-same' });
		await stage.settled();
		expect(host.executions).toHaveLength(1);
	});

	it('without a uuid is told by what it is about', async () => {
		const body = (messageId: string) =>
			JSON.stringify({ event: 'MESSAGES.CREATED', payload: { resource: { messageId } } });
		const { privateKey } = stage.sandbox.store.webhooks[0]!;
		const send = (id: string) => deliver({ body: body(id), signature: signatureOf(body(id), privateKey, 'sha256') });
		send('m1');
		send('m1');
		// Of deliveries at once none is the first.
		await stage.settled();
		send('m2');
		expect(await stage.settled()).toEqual([200, 200, 200]);
		expect(host.executions.map((items) => only(items).json.messageId)).toEqual(['m1', 'm2']);
	});

	it('counts in whatever order it arrives, late or not', async () => {
		stage.sandbox.deliveries.mishaps.reorder = 3;
		for (const n of times(3)) deliver({}, { messageId: `m${n}` });
		await stage.settled();
		expect(host.executions.map((items) => only(items).json.messageId).sort()).toEqual(['m0', 'm1', 'm2']);
	});

	it('counts, and leaves the registration as it is, though it was loaded before n8n had saved that', async () => {
		await host.deactivate();
		const node = new RespondentTrigger();
		const release = holdBackEarly(node, () => deliver({}, { messageBody: 'I was quick' }));
		const early = await stage.host({}, node);
		await early.activate();
		release();
		expect(await stage.settled()).toEqual([200]);
		expect(only(only(early.executions)).json.text).toBe('I was quick');
		expect(early.staticData.webhook).toMatchObject({ url: early.url });
	});

	it('is remembered in the static data of the node', async () => {
		for (const n of times(3)) deliver({ uuid: `event ${n}` }, { messageId: `m${n}` });
		await stage.settled();
		const expected = times(3).map((n) => `MESSAGES.CREATED m${n}`);
		expect([...(host.staticData.recentEvents as string[])].sort()).toEqual(expected);
	});
});

describe('what is not genuine is refused without a word, and starts nothing', () => {
	const forgeries: Array<[string, DeliveryOptions, string]> = [
		['no signature', { signature: null }, 'it has no signature, or more than one'],
		['an empty signature', { signature: '' }, 'its signature is of no known kind'],
		['another key', { key: 'not-the-key' }, 'its signature is not ours'],
		['another body', { body: '{"event":"MESSAGES.CREATED"}' }, 'its signature is not ours'],
		['another algorithm', { signature: 'sha1=AAAA' }, 'its signature is of no known kind'],
		['no algorithm', { signature: 'AAAA' }, 'its signature is of no known kind'],
		['something that is no JSON', { body: 'event=MESSAGES.CREATED' }, 'its body is not a JSON object'],
		['a list', { body: '[]' }, 'its body is not a JSON object'],
		['nothing', { body: '' }, 'it has no body'],
	];

	it.each(forgeries)('%s', async (_, options, why) => {
		deliver(options);
		// The provider tries five times more.
		expect(await stage.settled()).toEqual(refusedSixTimes);
		expect(host.executions).toEqual([]);
		expect(new Set(host.log)).toEqual(new Set([reason(why)]));
	});

	it('an empty key', async () => {
		stage.sandbox.store.webhooks[0]!.privateKey = '';
		deliver({ key: '' });
		expect(await stage.settled()).toEqual(refusedSixTimes);
	});

	it('a signature that is there twice', async () => {
		const body = JSON.stringify(recorded('MESSAGES.CREATED'));
		const signature = signatureOf(body, stage.sandbox.store.webhooks[0]!.privateKey, 'sha256');
		const answer = await fetch(host.url, {
			method: 'POST',
			body,
			headers: [
				['Respondent-Webhook-Signature', signature],
				['Respondent-Webhook-Signature', signature],
			],
		});
		expect([answer.status, await answer.text()]).toEqual([401, '']);
		expect(host.executions).toEqual([]);
	});

	it('takes nothing from the genuine one', async () => {
		deliver({ uuid: 'one', key: 'not-the-key' });
		await stage.settled();
		deliver({ uuid: 'one' });
		await stage.settled();
		expect(host.executions).toHaveLength(1);
	});
});
