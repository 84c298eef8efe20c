import { signatureOf } from '../../../sandbox/respondent/signing';
import { useExpressionEngine } from '../../support/expressions';
import { only, useTriggers } from '../../support/respondentTrigger';

useExpressionEngine();
const stage = useTriggers();

const active = () => stage.sandbox.store.webhooks.filter(({ active }) => active).map(({ url }) => url);
const replace = { options: { replaceExisting: true } };
const asks = () => stage.sandbox.requests.filter(({ route }) => route === 'GET /v1/webhooks').length;

const says = async (text: string) => {
	stage.sandbox.participantSays(stage.sandbox.store.conversations[0]!.uid, text);
	return (await stage.settled()).at(-1);
};
const texts = (executions: Array<Array<{ json: object }>>) =>
	executions.map((items) => Reflect.get(only(items).json, 'text') as string);

/** Another registration of the same address: the webhook has a new key then. */
async function rotateKey(url: string) {
	const { apiKey, apiSecret } = stage.sandbox.credentials;
	await fetch(`${stage.sandbox.url}/v1/webhooks`, {
		method: 'POST',
		body: JSON.stringify({ url }),
		headers: { 'content-type': 'application/json', 'x-api-key': apiKey, 'x-api-secret': apiSecret },
	});
	stage.sandbox.requests.length = 0;
}

describe('listening for a test event', () => {
	it('registers the test URL, and takes it away again', async () => {
		const host = await stage.host();
		await host.listen();
		expect(active()).toEqual([host.testUrl]);
		await host.stopListening();
		expect(active()).toEqual([]);
	});

	it('does not take the webhook from the production URL of the same workflow', async () => {
		const host = await stage.host();
		await host.activate();
		await expect(host.listen()).rejects.toThrow('The production URL of this workflow');
		// n8n tidies up after what did not work.
		await host.stopListening();
		expect(active()).toEqual([host.url]);
		expect(await says('Still there')).toBe(200);
		expect(texts(host.executions)).toEqual(['Still there']);
	});

	it('borrows it where that is allowed, and gives it back', async () => {
		const host = await stage.host(replace);
		await host.activate();
		await host.listen();
		expect(active()).toEqual([host.testUrl]);
		expect(await says('To the editor')).toBe(200);
		await host.stopListening();
		expect(active()).toEqual([host.url]);
		// It has another key now, which production finds out by itself.
		expect(await says('To production')).toBe(200);
		expect(texts(host.executions)).toEqual(['To the editor', 'To production']);
		const { id, privateKey } = stage.sandbox.store.webhooks.at(-1)!;
		expect(host.staticData.webhook).toEqual({ id, url: host.url, privateKey });
		await host.deactivate();
		expect(active()).toEqual([]);
	});

	it('gives it back when no answer says that the test has it', async () => {
		const host = await stage.host(replace);
		await host.activate();
		let posted = false;
		stage.sandbox.faults.add({
			kind: 'reset-after-write',
			when: ({ method }) => (posted ||= method === 'POST'),
			times: Infinity,
		});
		await expect(host.listen()).rejects.toThrow('broke the connection');
		stage.sandbox.faults.clear();
		expect(active()).toEqual([host.testUrl]);
		await host.stopListening();
		expect(active()).toEqual([host.url]);
		await says('To production');
		expect(texts(host.executions)).toEqual(['To production']);
	});

	it('gives it back to whoever had it', async () => {
		await rotateKey('https://hooks.example.org/events');
		const host = await stage.host();
		await expect(host.listen()).rejects.toThrow('leads to hooks.example.org already');
		const allowed = await stage.host(replace);
		await allowed.listen();
		await allowed.stopListening();
		expect(active()).toEqual(['https://hooks.example.org/events']);
	});

	it('gives nothing back that somebody else has taken since', async () => {
		const host = await stage.host(replace);
		await host.activate();
		await host.listen();
		await rotateKey('https://hooks.example.org/events');
		await host.stopListening();
		expect(active()).toEqual(['https://hooks.example.org/events']);
	});

	it('gives nothing back to a workflow that was deactivated meanwhile', async () => {
		const host = await stage.host(replace);
		await host.activate();
		await host.listen();
		await host.deactivate();
		expect(active()).toEqual([host.testUrl]);
		await host.stopListening();
		expect(active()).toEqual([]);
	});

	it('gives it back to a workflow that another process of n8n has activated since', async () => {
		const host = await stage.host(replace);
		await host.activate();
		await host.deactivate();
		await rotateKey(host.url);
		await host.listen();
		await host.stopListening();
		expect(active()).toEqual([host.url]);
	});

	it('does not stand in the way of production when it was never stopped', async () => {
		const host = await stage.host();
		await host.listen();
		await host.activate();
		expect(active()).toEqual([host.url]);
		await host.stopListening();
		expect(active()).toEqual([host.url]);
	});
});

describe('a new signing key', () => {
	it('is found by asking the API, and kept', async () => {
		const host = await stage.host();
		await host.activate();
		await rotateKey(host.url);
		expect(await says('First')).toBe(200);
		expect(await says('Second')).toBe(200);
		expect(texts(host.executions)).toEqual(['First', 'Second']);
		expect(asks()).toBe(1);
		expect(host.staticData.webhook).toMatchObject({ privateKey: stage.sandbox.store.webhooks.at(-1)!.privateKey });
	});

	it('makes the old one worthless', async () => {
		const host = await stage.host();
		await host.activate();
		const { privateKey: old } = only(stage.sandbox.store.webhooks);
		await rotateKey(host.url);
		await says('With the new one');
		stage.sandbox.deliver({ event: 'MESSAGES.CREATED', resource: { messageId: 'm' } }, { key: old });
		await waitForRefusal();
		expect(host.executions).toHaveLength(1);
	});

	it('is asked for once a minute at most, however many forgeries arrive', async () => {
		const host = await stage.host();
		await host.activate();
		stage.sandbox.requests.length = 0;
		for (let n = 0; n < 5; n++) expect(await forge(host.url)).toBe(401);
		expect(asks()).toBe(1);
		await stage.clock.sleep(60_000);
		for (let n = 0; n < 5; n++) expect(await forge(host.url)).toBe(401);
		expect(asks()).toBe(2);
		expect(host.executions).toEqual([]);
	});

	it('is not believed of a webhook that leads elsewhere', async () => {
		const host = await stage.host();
		await host.activate();
		await rotateKey('https://hooks.example.org/events');
		const { privateKey } = stage.sandbox.store.webhooks.at(-1)!;
		expect(await forge(host.url, privateKey)).toBe(401);
		expect(host.executions).toEqual([]);
	});

	it('stays unknown while the API cannot be asked: the delivery is refused, and comes again', async () => {
		const host = await stage.host();
		await host.activate();
		await rotateKey(host.url);
		const { privateKey } = stage.sandbox.store.webhooks.at(-1)!;
		stage.sandbox.faults.add({ kind: '503', times: Infinity });
		expect(await forge(host.url, privateKey)).toBe(401);
		expect(host.log.join()).toContain('could not ask for the key of its webhook');
		stage.sandbox.faults.clear();
		await stage.clock.sleep(600_000);
		expect(await forge(host.url, privateKey)).toBe(200);
		expect(host.executions).toHaveLength(1);
	});
});

/** Delivers without the provider's repetitions. */
async function forge(url: string, key = 'not-the-key'): Promise<number> {
	const body = JSON.stringify({ event: 'MESSAGES.CREATED', uuid: 'u', payload: { resource: { messageId: 'm' } } });
	const headers = { 'Respondent-Webhook-Signature': signatureOf(body, key, 'sha256') };
	const { status } = await fetch(url, { method: 'POST', body, headers });
	await stage.sandbox.deliveries.settled();
	return status;
}

async function waitForRefusal() {
	while (stage.sandbox.deliveries.attempts.at(-1)?.status === undefined) await new Promise((r) => setImmediate(r));
	expect(stage.sandbox.deliveries.attempts.at(-1)?.status).toBe(401);
}
