import type { INodeParameters } from 'n8n-workflow';
import { useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { at } from '../../support/sinch';

useExpressionEngine();
const harness = useChatwootTrigger();

const OTHER = 'https://other.example/hook';
const UPDATE = 'PATCH /api/v1/accounts/{account_id}/inboxes/{inbox_id}';
const callback = (more: INodeParameters = {}) => ({ mode: 'inboxCallback', inboxId: byId('7'), ...more });
const inbox = () => harness.sandbox.store.inbox(7) ?? { webhookUrl: undefined };
const called = () => inbox().webhookUrl;
const paste = (webhookUrl: string) => Object.assign(inbox(), { webhookUrl });
const updates = () => harness.sandbox.requests.filter(({ route }) => route === UPDATE);

describe('Chatwoot Trigger: the Webhook URL of an inbox', () => {
	it('is entered on activation, and taken out on deactivation', async () => {
		const host = await harness.active(callback());
		expect(called()).toBe(host.url);
		harness.sandbox.contactSays(2, 'Hello');
		await harness.settled();
		expect(host.executions.map(([item]) => item?.json.text)).toEqual(['Hello']);
		await host.deactivate();
		expect([called(), updates().length]).toEqual(['', 2]);
	});

	it('is entered once, however often the workflow is activated, as when n8n starts', async () => {
		const host = await harness.active(callback());
		await host.activate();
		await host.activate();
		expect(updates()).toHaveLength(1);
		await host.deactivate();
		expect(called()).toBe('');
	});

	it('is entered again after somebody has emptied it', async () => {
		const host = await harness.active(callback());
		paste('');
		await host.activate();
		expect(called()).toBe(host.url);
	});

	it('starts the workflow for a message that arrives before Chatwoot has confirmed the URL', async () => {
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 300, method: 'PATCH' });
		const host = await harness.host(callback());
		const activation = host.activate();
		while (called() !== host.url) await new Promise((resolve) => setImmediate(resolve));
		harness.sandbox.contactSays(2, 'I was quick');
		await harness.settled();
		await activation;
		expect(host.executions.map(([item]) => item?.json.text)).toEqual(['I was quick']);
	});

	it('is never put over that of somebody else', async () => {
		const host = await harness.host(callback());
		paste(`${OTHER}?key=of-somebody-else`);
		await expect(host.activate()).rejects.toMatchObject({
			message: `The inbox "Outreach API" calls another URL, which is not replaced: ${OTHER}`,
			description: expect.stringContaining('Choose another inbox, or the mode Account Webhook'),
		});
		await host.deactivate();
		expect([called(), updates().length]).toEqual([`${OTHER}?key=of-somebody-else`, 0]);
	});

	it('stays when somebody has replaced it since, or has pasted it', async () => {
		const replaced = await harness.active(callback());
		paste(OTHER);
		await replaced.deactivate();
		expect(called()).toBe(OTHER);

		const host = await harness.host(callback());
		paste(host.url);
		await host.activate();
		await host.deactivate();
		expect(called()).toBe(host.url);
	});

	it('is taken out of an inbox that is no longer chosen', async () => {
		const { store } = harness.sandbox;
		store.inboxes.push({ ...at(store.inboxes, 0), id: 70, name: 'Second', webhookUrl: '' });
		const parameters: INodeParameters = callback();
		const host = await harness.active(parameters);
		Object.assign(parameters, { inboxId: byId('70') });
		await host.activate();
		expect([called(), store.inbox(70)?.webhookUrl]).toEqual(['', host.url]);
	});

	it('is taken out when the mode was changed, before the workflow was activated again or deactivated', async () => {
		const parameters: INodeParameters = callback();
		const host = await harness.active(parameters);
		Object.assign(parameters, { mode: 'accountWebhook' });
		await host.activate();
		expect([called(), harness.sandbox.store.webhooks.length]).toEqual(['', 1]);
		Object.assign(parameters, { mode: 'inboxCallback' });
		await host.activate();
		Object.assign(parameters, { mode: 'accountWebhook' });
		await host.deactivate();
		expect([called(), harness.sandbox.store.webhooks.length]).toEqual(['', 0]);
	});

	it('is not that of the test while the workflow is active, and replaces one that a test has left', async () => {
		const host = await harness.active(callback());
		await expect(host.listen()).rejects.toMatchObject({
			message: expect.stringContaining('calls the production URL of this trigger'),
			description: 'Unpublish the workflow while you listen for a test event.',
		});
		await host.deactivate();
		await host.listen();
		expect(called()).toBe(host.testUrl);
		await host.stopListening();
		expect(called()).toBe('');
		paste(host.testUrl);
		await host.activate();
		expect(called()).toBe(host.url);
	});

	it('lets the workflow be deactivated when the inbox was deleted', async () => {
		const host = await harness.active(callback());
		harness.sandbox.store.inboxes.splice(0);
		await host.deactivate();
		expect(host.staticData).not.toHaveProperty('registration');
	});

	it('is entered by a second activation after the first broke off', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 500, body: {}, route: UPDATE, times: 9 });
		const host = await harness.host(callback());
		await expect(host.activate()).rejects.toThrow('500');
		harness.sandbox.faults.clear();
		await host.activate();
		expect(called()).toBe(host.url);
	});

	it('says what is wrong with a URL that Chatwoot does not take', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 422,
			body: { message: 'Webhook url is invalid', attributes: ['webhook_url'] },
			route: UPDATE,
		});
		const host = await harness.host(callback());
		await expect(host.activate()).rejects.toMatchObject({
			message: expect.stringContaining(`Chatwoot does not take ${host.url} as the address of a webhook (422)`),
		});
	});
});

it('tells an event that Chatwoot does not know by the attribute, in an account of another language', async () => {
	harness.sandbox.faults.add({
		kind: 'raw',
		status: 422,
		headers: { 'content-type': 'application/json' },
		body: { message: 'Los eventos no son válidos', attributes: ['subscriptions'] },
		route: 'POST /api/v1/accounts/{account_id}/webhooks',
	});
	const host = await harness.host();
	await expect(host.activate()).rejects.toMatchObject({
		message: 'Chatwoot does not know all of these events (422): message_created',
	});
});
