import { request } from 'node:http';
import { chatwootReceiver } from '../../../nodes/Chatwoot/trigger/receiver';
import { deliveryHeaders } from '../../../sandbox/chatwoot/events/signing';
import { recorded, useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootTrigger();

const webhook = () => {
	const [found] = harness.sandbox.store.webhooks;
	if (!found) throw new Error('There is no webhook');
	return found;
};
const now = () => Math.floor(Date.now() / 1000);
const listings = () =>
	harness.sandbox.requests.filter(({ route }) => route?.startsWith('GET') && route.endsWith('/webhooks'));

/** Sends a POST request in which headers may be repeated. */
async function post(url: string, body: Buffer | string, headers: Array<[string, string]>): Promise<number> {
	return await new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', agent: false });
		for (const name of new Set(headers.map(([each]) => each))) {
			sent.setHeader(
				name,
				headers.filter(([each]) => each === name).map(([, value]) => value),
			);
		}
		sent.on('response', (answer) => {
			answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
		});
		sent.on('error', reject).end(body);
	});
}

const signed = (body: string, secret: string | undefined = webhook().secret, at = now()) =>
	Object.entries(deliveryHeaders(body, secret, at));

interface Forgery {
	secret?: string | undefined;
	headers?: Record<string, string>;
	/** Seconds since it was signed. */
	late?: number;
}

describe('Chatwoot Trigger: signatures', () => {
	it.each([
		['another secret', { secret: 'guessed' }],
		['no signature', { secret: undefined }],
		['an old timestamp', { late: 900 }],
		['a timestamp of the future', { late: -900 }],
		['a signature of another kind', { headers: { 'x-chatwoot-signature': 'md5=00' } }],
		['a bare signature', { headers: { 'x-chatwoot-signature': '0'.repeat(64) } }],
		['another timestamp', { headers: { 'x-chatwoot-timestamp': String(now() - 20) } }],
	])('rejects %s with 401 and starts nothing', async (_what, { late = 0, ...changes }: Forgery) => {
		const host = await harness.active();
		const event = recorded('message_created');
		harness.sandbox.deliver({ url: host.url, event, at: now() - late, secret: webhook().secret, ...changes });

		expect(await harness.settled()).toEqual([401]);
		expect(host.executions).toEqual([]);
		expect(host.log.at(-1)).toContain('"Trigger" refused a delivery: it');
		expect(JSON.stringify(host.log)).not.toContain(webhook().secret);
	});

	it('accepts a delivery that is some minutes late', async () => {
		const host = await harness.active();
		harness.sandbox.deliver({
			url: host.url,
			event: recorded('message_created'),
			secret: webhook().secret,
			at: now() - 200,
		});
		expect(await harness.settled()).toEqual([200]);
		expect(host.executions).toHaveLength(1);
	});

	it('rejects signed bodies that are empty, no JSON or no object', async () => {
		const host = await harness.active();
		for (const body of ['', 'event=message_created', '[]', '"message_created"']) {
			expect(await post(host.url, body, signed(body))).toBe(401);
		}
		expect(host.executions).toEqual([]);
	});

	it('starts for the event of a long email, which is larger than 1 MB', async () => {
		const host = await harness.active();
		const content = 'x'.repeat(1_300_000);
		const body = JSON.stringify(recorded('message_created', { content }));
		expect(await post(host.url, body, signed(body))).toBe(200);
		expect(host.executions.map(([item]) => item?.json.text)).toEqual([content]);
	});

	it('rejects a header that is missing or comes twice', async () => {
		const host = await harness.active();
		const body = JSON.stringify(recorded('message_created'));
		for (const name of ['x-chatwoot-signature', 'x-chatwoot-timestamp']) {
			const headers = signed(body);
			expect(
				await post(
					host.url,
					body,
					headers.filter(([each]) => each !== name),
				),
			).toBe(401);
			expect(await post(host.url, body, [...headers, ...headers.filter(([each]) => each === name)])).toBe(401);
		}
		expect(await post(host.url, body, signed(body))).toBe(200);
		expect(host.executions).toHaveLength(1);
	});

	it('verifies the raw bytes, whatever their JSON formatting', async () => {
		const host = await harness.active();
		const body = JSON.stringify(recorded('message_created', { content: 'Zoë 🙂' }), null, 3).replace(
			'Zoë',
			'Zo\\u00eb',
		);
		expect(await post(host.url, body, signed(body))).toBe(200);
		expect(host.executions[0]?.[0]?.json.text).toBe('Zoë 🙂');
	});

	it('rejects every delivery before the workflow is activated', async () => {
		const host = await harness.host({ options: { acceptUnsigned: true } });
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created') });
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: 'undefined' });
		expect(await harness.settled()).toEqual([401, 401]);
		expect(host.executions).toEqual([]);
	});
});

describe('Chatwoot Trigger: a renewed secret', () => {
	it('is read from Chatwoot once for deliveries at the same time, and saved', async () => {
		const host = await harness.active();
		harness.sandbox.requests.length = 0;
		webhook().secret = 'renewed';
		for (let id = 1; id <= 20; id++) harness.sandbox.contactSays(2, `Message ${id}`);

		expect(await harness.settled()).toEqual(Array(20).fill(200));
		expect(host.executions).toHaveLength(20);
		expect(listings()).toHaveLength(1);
		expect(host.staticData.registration).toMatchObject({ secret: 'renewed' });
	});

	it('is read once a minute at most, however many forged deliveries arrive', async () => {
		const host = await harness.active();
		harness.sandbox.requests.length = 0;
		let time = Date.now();
		chatwootReceiver.clock = { now: () => time, sleep: async () => {}, random: () => 0 };
		const forge = async (count: number) => {
			const at = Math.floor(time / 1000);
			for (let n = 0; n < count; n++) {
				harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: 'guessed', at });
			}
			expect(new Set(await harness.settled())).toEqual(new Set([401]));
		};
		await forge(30);
		time += 59_000;
		await forge(30);
		expect(listings()).toHaveLength(1);
		time += 2000;
		await forge(30);
		expect(listings()).toHaveLength(2);
		expect(host.executions).toEqual([]);
	});

	it('makes signatures with the former secret invalid', async () => {
		const host = await harness.active();
		const former = webhook().secret;
		webhook().secret = 'renewed';
		harness.sandbox.contactSays(2, 'Genuine');
		expect(await harness.settled()).toEqual([200]);
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: former });
		expect(await harness.settled()).toEqual([200, 401]);
		expect(host.executions).toHaveLength(1);
	});

	it('cannot be read while Chatwoot fails: the delivery is rejected, with the reason in the log', async () => {
		const host = await harness.active();
		webhook().secret = 'renewed';
		harness.sandbox.faults.add({ kind: '500', times: 9 });
		harness.sandbox.contactSays(2, 'Genuine');
		expect(await harness.settled()).toEqual([401]);
		expect(host.log.join('\n')).toContain('could not read the secret anew');
		expect(host.executions).toEqual([]);
	});
});

describe('Chatwoot Trigger: servers that do not sign', () => {
	const unsigned = { options: { acceptUnsigned: true } };

	it('are accepted with Accept Unsigned Deliveries', async () => {
		harness.sandbox.quirks.signing = 'none';
		const host = await harness.active(unsigned);
		harness.sandbox.contactSays(2, 'Hello');
		expect(await harness.settled()).toEqual([200]);
		expect(host.executions).toHaveLength(1);
		expect(host.staticData.registration).not.toHaveProperty('secret');
	});

	it('are not accepted once a secret is known', async () => {
		const host = await harness.active(unsigned);
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created') });
		expect(await harness.settled()).toEqual([401]);
		expect(host.executions).toEqual([]);
	});

	it('need a signature as soon as the server begins to sign', async () => {
		harness.sandbox.quirks.signing = 'none';
		const host = await harness.active(unsigned);
		harness.sandbox.quirks.signing = 'all';
		harness.sandbox.contactSays(2, 'Signed since the update');
		expect(await harness.settled()).toEqual([200]);
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created') });
		expect(await harness.settled()).toEqual([200, 401]);
		expect(host.executions).toHaveLength(1);
	});

	it('include those that give an empty secret', async () => {
		const host = await harness.host();
		const { store } = harness.sandbox;
		store.webhooks.push({
			id: 1,
			name: null,
			url: host.url,
			subscriptions: ['message_created'],
			secret: '',
			inboxId: null,
		});
		await expect(host.activate()).rejects.toThrow('gives no secret');
	});
});
