import { systemClock } from '../../../nodes/shared/base/clock';
import { sinchReceiver } from '../../../nodes/Sinch/trigger/receiver';
import { signedHeaders } from '../../../sandbox/sinch/signing';
import { headersFor, webhookCaller } from '../../support/sinchWebhookCall';

const secret = 'test-secret';
const body = '{"app_id":"A","project_id":"P","message":{"id":"M"}}';
const timestamp = '1700000000';
const signature = 'FoD3V/gw09SqTMVxAJj2fxupTLUb9Sk8gQl369/f7sI=';
const headers = {
	'x-sinch-webhook-signature': signature,
	'x-sinch-webhook-signature-nonce': 'N1',
	'x-sinch-webhook-signature-timestamp': timestamp,
	'x-sinch-webhook-signature-algorithm': 'HmacSHA256',
};
const at = (seconds: number) => {
	sinchReceiver.clock = { ...systemClock, now: () => seconds * 1000 };
};

beforeEach(() => at(1_700_000_000));
afterEach(() => delete sinchReceiver.clock);

describe('The signature that Sinch documents', () => {
	it('is what the sandbox makes', () => {
		expect(signedHeaders(secret, body, { nonce: 'N1', timestamp })).toEqual(headers);
	});

	it('is what the trigger takes', async () => {
		const { status, items } = await webhookCaller(secret)({ headers, body });
		expect([status, items?.length]).toEqual([200, 1]);
		expect(items?.[0]?.json).toMatchObject({ event: 'MESSAGE_INBOUND', messageId: 'M' });
	});

	it.each([
		['five minutes late', 300, 200],
		['five minutes early', -300, 200],
		['more than five minutes late', 301, 401],
		['more than five minutes early', -301, 401],
	])('is good %s: %i s make %i', async (_when, seconds, expected) => {
		at(1_700_000_000 + seconds);
		expect((await webhookCaller(secret)({ headers, body })).status).toBe(expected);
	});

	it.each(Object.keys(headers))('is refused without %s, and with an empty one', async (name) => {
		const others = Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
		expect((await webhookCaller(secret)({ headers: others, body })).status).toBe(401);
		expect((await webhookCaller(secret)({ headers: { ...headers, [name]: '' }, body })).status).toBe(401);
	});

	it('is refused when a header comes twice, in whatever case', async () => {
		for (const [name, value] of Object.entries(headers)) {
			const twice = { ...headers, [name.toUpperCase()]: value };
			expect((await webhookCaller(secret)({ headers: twice, body })).status).toBe(401);
		}
	});

	it('is refused while there is no secret, even when it is signed with an empty one', async () => {
		const unsafe = headersFor('', body, 'N1', timestamp);
		expect((await webhookCaller('')({ headers, body })).status).toBe(401);
		expect((await webhookCaller('')({ headers: unsafe, body })).status).toBe(401);
	});

	it('starts nothing a second time, but is no forgery then', async () => {
		const call = webhookCaller(secret);
		const [first, second] = [await call({ headers, body }), await call({ headers, body })];
		expect([first.status, first.items?.length]).toEqual([200, 1]);
		expect([second.status, second.items]).toEqual([200, undefined]);
	});

	it('is refused for another event with a nonce that was used', async () => {
		const call = webhookCaller(secret);
		const other = body.replace('"M"', '"M2"');
		await call({ headers, body });
		const again = await call({ headers: signedHeaders(secret, other, { nonce: 'N1', timestamp }), body: other });
		expect(again.status).toBe(401);
	});
});
