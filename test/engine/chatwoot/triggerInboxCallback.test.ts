import type { INodeParameters } from 'n8n-workflow';
import { recorded, triggerSetup, useChatwootTrigger } from '../../support/chatwootTrigger';
import { loadOptions, search } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwootTrigger();

const SECRET = 'sandbox-inbox-secret';
const AGENT = { accessToken: 'sandbox-chatwoot-agent-token' };
const pasted = (more: INodeParameters = {}) => ({ mode: 'inboxCallback', inboxId: byId('7'), ...more });

function paste(url: string): void {
	Object.assign(harness.sandbox.store.inbox(7) ?? {}, { webhookUrl: url });
}

/** A host whose URL was pasted into the inbox. */
async function hostCalledByInbox(parameters: INodeParameters = pasted(), credential = {}) {
	const host = await harness.host(parameters, credential);
	paste(host.url);
	return host;
}

/** A contact writes. The inbox sends an event for the message, and one for the conversation, which changes with it. */
async function says(text: string) {
	harness.sandbox.contactSays(2, text);
	return await harness.settled();
}

describe('Chatwoot Trigger: a URL that was pasted into an inbox', () => {
	it('verifies deliveries with the secret of the inbox, and registers no webhook', async () => {
		const host = await hostCalledByInbox();
		await host.activate();
		expect(harness.sandbox.store.webhooks).toEqual([]);
		expect(await says('Hello')).toEqual([200, 200]);
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: 'guessed' });

		expect(await harness.settled()).toEqual([200, 200, 401]);
		expect(host.executions.map(([item]) => item?.json.text)).toEqual(['Hello']);
	});

	it('starts for the chosen events of this inbox only', async () => {
		const host = await hostCalledByInbox(pasted({ events: ['message_created', 'conversation_created'] }));
		await host.activate();
		const { store } = harness.sandbox;
		store.insertConversation({ contactId: 1, inboxId: 7 });
		store.onChange({ event: 'conversation_updated', conversation: store.conversations[0] as never });
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: SECRET });
		await harness.settled();
		expect(host.executions.map(([item]) => item?.json.event)).toEqual(['conversation_created']);
	});

	it('uses the parameter Inbox Secret when the token may not see the secret', async () => {
		const host = await hostCalledByInbox(pasted({ inboxSecret: SECRET }), AGENT);
		await host.activate();
		expect(await says('Hello')).toEqual([200, 200]);
		expect(host.executions).toHaveLength(1);
	});

	it('reads a renewed secret from Chatwoot', async () => {
		const host = await hostCalledByInbox();
		await host.activate();
		Object.assign(harness.sandbox.store.inbox(7) ?? {}, { secret: 'renewed' });
		expect(await says('Hello')).toEqual([200, 200]);
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: SECRET });
		expect(await harness.settled()).toEqual([200, 200, 401]);
	});

	it('can be activated again, and forgets the secret when it is deactivated', async () => {
		const host = await hostCalledByInbox();
		await host.activate();
		await host.activate();
		await host.deactivate();
		expect(host.staticData).not.toHaveProperty('registration');
		paste('');
		await host.deactivate();
	});

	const cases: Array<[string, INodeParameters, object, string, string]> = [
		['no inbox', { inboxId: byId('') }, {}, '"Inbox" is empty', 'Choose the inbox'],
		['an inbox that is not there', { inboxId: byId('99') }, {}, 'knows no inbox 99', 'Choose it again'],
		['another kind of inbox', { inboxId: byId('8') }, {}, '"WhatsApp Support" is no inbox of the API type', 'Account'],
		['no event at all', { events: [] }, {}, '"Events" is empty', 'at least one'],
		['a secret that nobody knows', {}, AGENT, 'switch on "Accept Unsigned Deliveries"', 'from 4.13 on'],
		['the token of a bot', {}, { accessToken: 'sandbox-chatwoot-bot-token' }, 'belongs to a bot', 'token of a user'],
	];
	it.each(cases)('says what to do about %s', async (_what, parameters, credential, message, description) => {
		const host = await hostCalledByInbox(pasted(parameters), credential);
		await expect(host.activate()).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining(description),
		});
	});

	it('says where to paste which URL when the access token is not that of an administrator', async () => {
		const host = await harness.host(pasted({ inboxSecret: SECRET }), AGENT);
		paste('');
		await expect(host.activate()).rejects.toMatchObject({
			message: `The inbox "Outreach API" does not call this node: its Webhook URL is empty, and only an administrator's access token may enter it. Paste ${host.url} there`,
			description: expect.stringContaining('Settings → Inboxes → Outreach API → Configuration'),
		});
		expect(host.staticData).not.toHaveProperty('registration');
	});

	it('accepts the test URL while somebody listens, and the host name of a gateway', async () => {
		const host = await harness.host(pasted());
		paste(host.testUrl);
		await host.listen();
		expect(await says('Hello')).toEqual([200, 200]);
		await host.stopListening();
		paste(`https://gateway.example${new URL(host.url).pathname}`);
		await host.activate();
		expect(host.executions).toHaveLength(1);
	});

	it('accepts unsigned deliveries with Accept Unsigned Deliveries', async () => {
		harness.sandbox.quirks.signing = 'accounts';
		const host = await hostCalledByInbox(pasted({ options: { acceptUnsigned: true } }));
		await host.activate();
		expect(await says('Hello')).toEqual([200, 200]);
		expect(host.executions).toHaveLength(1);
	});

	it('deletes the account webhook after the mode was changed', async () => {
		const parameters: INodeParameters = {};
		const host = await harness.active(parameters);
		expect(harness.sandbox.store.webhooks).toHaveLength(1);
		Object.assign(parameters, pasted());
		paste(host.url);
		await host.activate();
		expect(harness.sandbox.store.webhooks).toEqual([]);
		expect(await says('Hello')).toEqual([200, 200]);
		expect(host.executions).toHaveLength(1);
	});

	it('accepts the inbox by the URL of its settings page', async () => {
		const address = 'https://chat.example/app/accounts/1/settings/inboxes/7';
		const host = await hostCalledByInbox(pasted({ inboxId: { __rl: true, mode: 'url', value: address } }));
		await host.activate();
		expect(host.staticData.registration).toMatchObject({ secret: SECRET });
	});

	it('starts once when an account webhook and an inbox call the same URL', async () => {
		harness.sandbox.quirks.signing = 'none';
		const host = await hostCalledByInbox({ options: { acceptUnsigned: true } });
		await host.activate();
		expect(await says('Hello')).toEqual([200, 200, 200]);
		const ids = harness.sandbox.deliveries.attempts.map(({ headers }) => headers['x-chatwoot-delivery']);
		expect(new Set(ids).size).toBe(3);
		expect(host.executions).toHaveLength(1);
	});
});

it('offers the inboxes in its picker and its menu', async () => {
	const setup = triggerSetup(harness.sandbox);
	const { results } = await search(setup, 'searchInboxes', pasted());
	expect(results.map(({ value }) => value)).toEqual(['7', '8']);
	expect((await loadOptions(setup, 'getInboxes', {})).map(({ value }) => value)).toEqual(['7', '8']);
});
