import { useExpressionEngine } from '../../support/expressions';
import { only, useTriggers } from '../../support/respondentTrigger';

useExpressionEngine();
const stage = useTriggers();

const POST = 'POST /v1/webhooks';
const posts = () => stage.sandbox.requests.filter(({ route }) => route === POST);
const active = () => stage.sandbox.store.webhooks.filter(({ active }) => active).map(({ url }) => url);
const foreign = 'https://hooks.example.org/a-secret-path?token=hidden';

/** Registers an address as another program of the team would. */
async function registerElsewhere(url = foreign) {
	const { apiKey, apiSecret } = stage.sandbox.credentials;
	await fetch(`${stage.sandbox.url}/v1/webhooks`, {
		method: 'POST',
		body: JSON.stringify({ url }),
		headers: { 'content-type': 'application/json', 'x-api-key': apiKey, 'x-api-secret': apiSecret },
	});
	stage.sandbox.requests.length = 0;
}

const says = () => stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, 'Hello');

describe('activation', () => {
	it.each(['not-found', 'null', 'empty', 'object'] as const)(
		'registers the webhook where there is none (%s)',
		async (noWebhook) => {
			stage.sandbox.quirks.noWebhook = noWebhook;
			const host = await stage.host();
			await host.activate();
			const { id, privateKey } = only(stage.sandbox.store.webhooks);
			expect(active()).toEqual([host.url]);
			expect(host.staticData.webhook).toEqual({ id, url: host.url, privateKey });
		},
	);

	it('takes up a webhook that leads here already', async () => {
		const host = await stage.host();
		await registerElsewhere(host.url);
		await host.activate();
		expect(posts()).toEqual([]);
		says();
		expect(await stage.settled()).toEqual([200]);
		expect(host.executions).toHaveLength(1);
	});

	it('twice leaves one webhook', async () => {
		const host = await stage.host();
		await host.activate();
		await host.activate();
		expect(active()).toEqual([host.url]);
		expect(posts()).toHaveLength(1);
	});

	it('leaves the webhook of somebody else alone, and names no more than its host', async () => {
		await registerElsewhere();
		const host = await stage.host();
		const refused: unknown = await host.activate().catch((error: unknown) => error);
		expect(refused).toMatchObject({ message: expect.stringContaining('leads to hooks.example.org already') });
		expect(refused).toMatchObject({ message: expect.stringContaining('Respondent Polling Trigger') });
		expect(JSON.stringify(refused) + String(refused)).not.toMatch(/secret-path|hidden/);
		expect(posts()).toEqual([]);
		// n8n tidies up after what did not work.
		await host.deactivate();
		expect(active()).toEqual([foreign]);
	});

	it('takes the webhook of somebody else when it may', async () => {
		await registerElsewhere();
		const host = await stage.host({ options: { replaceExisting: true } });
		await host.activate();
		expect(active()).toEqual([host.url]);
		await host.deactivate();
		expect(active()).toEqual([]);
	});

	it('keeps the first of two triggers of a team', async () => {
		const [first, second] = [await stage.host(), await stage.host()];
		await first.activate();
		await expect(second.activate()).rejects.toThrow('Two triggers of one team take it from each other');
		says();
		expect(await stage.settled()).toEqual([200]);
		expect([first.executions.length, second.executions.length]).toEqual([1, 0]);
	});

	it('replaces nothing when the answer proves nothing', async () => {
		const host = await stage.host({ options: { replaceExisting: true } });
		stage.sandbox.faults.add({ kind: 'raw', route: 'GET /v1/webhooks', body: [{ id: 'w' }], times: Infinity });
		await expect(host.activate()).rejects.toThrow('no readable answer to the question which webhook the team has');
		expect(posts()).toEqual([]);
	});

	it('says in words what the API says', async () => {
		const host = await stage.host();
		stage.sandbox.faults.add({ kind: 'echo-secret', times: Infinity });
		const refused: unknown = await host.activate().catch((error: unknown) => error);
		expect(refused).toMatchObject({ message: expect.stringContaining('Respondent refused the credentials (401)') });
		expect(String(refused)).not.toContain(stage.sandbox.credentials.apiSecret);
	});

	it('speaks of no rows', async () => {
		const host = await stage.host();
		stage.sandbox.faults.add({ kind: '503', times: Infinity });
		await expect(host.activate()).rejects.toMatchObject({
			message: 'Respondent could not handle the request (503)',
			description: 'Try again later.',
		});
	});

	it('finds a webhook whose registration got no answer', async () => {
		const host = await stage.host();
		stage.sandbox.faults.add({ kind: 'reset-after-write', route: POST });
		await host.activate();
		expect(active()).toEqual([host.url]);
		expect(posts()).toHaveLength(1);
		says();
		expect(await stage.settled()).toEqual([200]);
	});

	it('takes up a webhook that was registered after it gave up', async () => {
		const host = await stage.host();
		stage.sandbox.faults.add({ kind: 'late-write', hold: 'reset', delayMs: 60_000, route: POST });
		await expect(host.activate()).rejects.toThrow('did not confirm that it registered the webhook');
		await stage.sandbox.flushPendingWrites();
		expect(active()).toEqual([host.url]);
		await host.activate();
		expect(posts()).toHaveLength(1);
		await host.deactivate();
		expect(active()).toEqual([]);
	});

	it('follows n8n to another address', async () => {
		const host = await stage.host();
		await host.activate();
		only(stage.sandbox.store.webhooks).url = 'http://where-n8n-was.example.org/webhook/1';
		await host.activate();
		expect(active()).toEqual([host.url]);
	});

	it('registers again what was deleted by hand', async () => {
		const host = await stage.host();
		await host.activate();
		only(stage.sandbox.store.webhooks).active = false;
		await host.activate();
		expect(active()).toEqual([host.url]);
	});
});

describe('deactivation', () => {
	it('switches the webhook off, and forgets its key', async () => {
		const host = await stage.host();
		await host.activate();
		await host.deactivate();
		expect(active()).toEqual([]);
		expect(host.staticData).toEqual({});
		await host.deactivate();
	});

	it.each(['ok', 'not-found'] as const)('leaves whoever has replaced it (%s)', async (deleteReplacedWebhook) => {
		stage.sandbox.quirks.deleteReplacedWebhook = deleteReplacedWebhook;
		const host = await stage.host();
		await host.activate();
		await registerElsewhere();
		await host.deactivate();
		expect(active()).toEqual([foreign]);
		expect(host.staticData).toEqual({});
	});

	it('is fine with a webhook that goes at the same moment', async () => {
		const host = await stage.host();
		await host.activate();
		stage.sandbox.faults.add({ kind: 'raw', method: 'DELETE', status: 404, body: { message: 'Webhook not found' } });
		await host.deactivate();
		expect(host.staticData).toEqual({});
	});

	it('keeps what it knows while the API cannot be asked, so that it can go on from there', async () => {
		const host = await stage.host();
		await host.activate();
		stage.sandbox.faults.add({ kind: 'reset-before-write', times: Infinity });
		await expect(host.deactivate()).rejects.toMatchObject({
			message: 'Respondent broke the connection before it answered',
			description: 'Check the base URL in the credential, and the network (ECONNRESET). Then try again.',
		});
		stage.sandbox.faults.clear();
		expect(host.staticData.webhook).toMatchObject({ url: host.url });
		await host.activate();
		expect(posts()).toHaveLength(1);
		await host.deactivate();
		expect(active()).toEqual([]);
	});

	it('switches off a webhook that was registered without its knowing', async () => {
		const host = await stage.host();
		await registerElsewhere(host.url);
		await host.deactivate();
		expect(active()).toEqual([]);
	});
});
