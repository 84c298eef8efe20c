import { TestCredentials } from '../../support/credentials';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

const LIFETIME = 2000;
const AN_HOUR = 3_600_000;
const SEND = 'POST /v1/projects/{project_id}/messages:send';

/** Texts of a sheet of so many rows. */
const sheet = (count: number) => Array.from({ length: count }, (_, index) => ({ json: { text: `Row ${index}` } }));

describe('Access tokens', () => {
	const harness = useSinch('oAuth2', LIFETIME);
	const tokenRequests = () => harness.requestsTo('POST /oauth2/token');
	const sends = () => sentTo(harness, 'POST', '/messages:send');
	const refused = () => sends().filter(({ status }) => status === 401);
	const parameters = (options = {}) => ({
		appId: byId(appNamed(harness.sandbox, 'Customer care')),
		sendTo: recipient('+46701234567'),
		text: '={{ $json.text }}',
		options,
	});
	const sentOnce = (count: number) =>
		sheet(count).every(({ json }) => harness.sandbox.store.messagesWithText(json.text).length === 1);

	it('are fetched once for all rows', async () => {
		harness.sandbox.tokens.lifetimeMs = AN_HOUR;
		const { items } = await harness.run('message:send', parameters(), sheet(30));
		expect(items).toHaveLength(30);
		expect(tokenRequests()).toHaveLength(1);
		expect(tokenRequests()[0]?.headers.authorization).toMatch(/^Basic /);
		expect(tokenRequests()[0]?.body).toMatch(/^grant_type=client_credentials$/);
	});

	it('need no further look at the credential: each row reads it once, however many requests it makes', async () => {
		const reading = jest.spyOn(TestCredentials.prototype, 'getDecrypted');
		const skip = { skipIfSent: true };
		const { items } = await harness.run('message:send', { ...parameters(), ...skip }, sheet(30));
		const times = reading.mock.calls.length;
		reading.mockRestore();
		expect([items.length, times]).toEqual([30, 30]);
		expect(harness.sandbox.requests.length).toBeGreaterThan(60);
	});

	it('that live 2 seconds: of 500 rows none fails and none goes out twice, with one token request per expiry', async () => {
		// About 6 s in all: each send takes 120 ms, 10 at a time.
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 120, times: Infinity, route: SEND });
		const { items, error } = await harness.run('message:send', parameters(), sheet(500));
		expect(error).toBeUndefined();
		expect(items.filter(({ json }) => typeof json.messageId === 'string')).toHaveLength(500);
		expect(harness.sandbox.store.messages.length - 2000).toBe(500);
		expect(sentOnce(500)).toBe(true);
		const fetched = tokenRequests().map(({ at }) => at);
		expect(fetched.length).toBeGreaterThanOrEqual(3);
		// One per lifetime. The node counts from its request: when the first one arrives late, one more fits between the arrivals.
		const lifetimes = ((fetched.at(-1) ?? 0) - (fetched[0] ?? 0)) / LIFETIME;
		expect(fetched.length - 1).toBeLessThanOrEqual(lifetimes + 1);
	}, 60_000);

	it('that expire under 50 rows at once are renewed by one request', async () => {
		harness.sandbox.tokens.lifetimeMs = AN_HOUR;
		await harness.run('message:send', parameters(), sheet(1));
		harness.sandbox.tokens.expireAll();
		harness.sandbox.requests.length = 0;
		// All are out before the first one is refused, also on a machine that stands still for a while.
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 3000, times: 50, route: SEND });
		const { items, error } = await harness.run('message:send', parameters({ concurrency: 50 }), sheet(50));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(50);
		expect(refused()).toHaveLength(50);
		expect(tokenRequests()).toHaveLength(1);
		expect(harness.sandbox.store.messages.length - 2000).toBe(51);
	});

	it('that expire on their way are asked for again, also for what creates', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 401,
			times: 2,
			route: SEND,
			headers: { 'www-authenticate': 'Bearer error_description="The access token expired"' },
			body: {},
		});
		const { items, error } = await harness.run('message:send', parameters(), sheet(1));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(harness.sandbox.store.messagesWithText('Row 0')).toHaveLength(1);
	});

	it('that are always refused as expired cost two tries of the row, each of which n8n sends twice', async () => {
		harness.sandbox.tokens.lifetimeMs = AN_HOUR;
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 401,
			times: Infinity,
			route: SEND,
			headers: { 'www-authenticate': 'Bearer error_description="The access token expired"' },
			body: {},
		});
		const { error } = await harness.run('message:send', parameters(), sheet(1));
		expect(error?.message).toContain('401');
		expect(sends()).toHaveLength(4);
	});

	it('are not asked for again and again when the secret is wrong', async () => {
		Object.assign(harness.setup.credentials.sinchConversationApi ?? {}, { keySecret: 'no-such-secret' });
		const { error } = await harness.run('message:send', parameters(), sheet(100));
		expect(error?.message).toContain('Sinch refused the credentials (401)');
		expect(error?.message).not.toContain('no-such-secret');
		expect(sends()).toHaveLength(0);
		expect(tokenRequests().length).toBeLessThanOrEqual(2);
	});

	it.each(['503', 'reset-before-write', 'html', 'truncated-json'] as const)(
		'that cannot be had (%s) leave a row unsent, and it is tried again',
		async (kind) => {
			harness.sandbox.faults.add({ kind, route: 'POST /oauth2/token' });
			const { items, error } = await harness.run('message:send', parameters(), sheet(3));
			expect(error).toBeUndefined();
			expect(items).toHaveLength(3);
			expect(harness.sandbox.store.messages.length - 2000).toBe(3);
		},
	);

	it('that cannot be had at all: the rows are surely not sent, and say so', async () => {
		harness.sandbox.faults.add({ kind: '503', route: 'POST /oauth2/token', times: Infinity });
		const { items } = await harness.run('message:send', parameters(), sheet(1), { onError: 'continueRegularOutput' });
		expect(items[0]?.json.error).toContain('Sinch could not be reached');
		expect(items[0]?.json.error).toContain('The token address answered 503');
		expect(sends()).toHaveLength(0);
	});

	it('are limited, too: a 429 is waited out', async () => {
		harness.sandbox.faults.add({ kind: '429', route: 'POST /oauth2/token' });
		const { items } = await harness.run('message:send', parameters(), sheet(3));
		expect(items).toHaveLength(3);
	});

	it('never come out', async () => {
		harness.sandbox.faults.add({ kind: 'echo-secret', status: 400, route: SEND });
		const { error } = await harness.run('message:send', parameters(), sheet(1));
		expect(error?.message).toContain('Not accepted');
		expect(JSON.stringify(error)).not.toContain('eyJ');
	});
});
