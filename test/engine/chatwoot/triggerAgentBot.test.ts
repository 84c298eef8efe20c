import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { recorded, useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwootTrigger({ botRetryMs: 1 });

const AGENT = { accessToken: 'sandbox-chatwoot-agent-token' };
const SET = 'POST /api/v1/accounts/{account_id}/inboxes/{inbox_id}/set_agent_bot';
const CREATE = 'POST /api/v1/accounts/{account_id}/agent_bots';
const bot = (more: INodeParameters = {}) => ({ mode: 'agentBot', inboxId: byId('7'), ...more });

const store = () => harness.sandbox.store;
const botOf = (inboxId: number) => store().agentBot(store().inbox(inboxId)?.agentBotId ?? null);
const bots = () => store().agentBots.map(({ outgoingUrl }) => outgoingUrl);

/** A bot of somebody else, connected to an inbox. */
function connectOther(inboxId = 7, outgoingUrl = 'https://bots.example/hook'): number {
	const id = store().newId('agentBots');
	const values = { name: 'Bertha', description: null, config: {}, accessToken: `token ${id}`, secret: `secret ${id}` };
	store().agentBots.push({ id, outgoingUrl, createdAt: store().now(), ...values });
	Object.assign(store().inbox(inboxId) ?? {}, { agentBotId: id });
	return id;
}

/** A contact writes in conversation 2, which is in inbox 7. */
async function says(text: string, status: 'open' | 'pending' = 'pending') {
	Object.assign(store().conversation(2) ?? {}, { status });
	harness.sandbox.deliveries.attempts.length = 0;
	harness.sandbox.contactSays(2, text);
	return await harness.settled();
}

describe('Chatwoot Trigger: the agent bot of an inbox', () => {
	const before: Array<string | null> = [];
	beforeEach(() => {
		before.splice(0, Infinity, ...bots());
	});

	it('is created and connected, verifies calls with the secret of the bot, and is taken back', async () => {
		const host = await harness.active(bot());
		expect(botOf(7)).toMatchObject({ outgoingUrl: host.url, name: expect.stringMatching(/^n8n:/) });
		expect(store().webhooks).toEqual([]);
		expect(new Set(await says('Hello'))).toEqual(new Set([200]));
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created'), secret: 'guessed' });
		expect((await harness.settled()).at(-1)).toBe(401);
		harness.sandbox.deliver({ url: host.url, event: recorded('message_created') });
		expect((await harness.settled()).at(-1)).toBe(401);
		expect(host.executions.map(([item]) => item?.json.text)).toEqual(['Hello']);

		await host.deactivate();
		expect(botOf(7)).toBeUndefined();
		expect(bots()).toEqual(before);
		expect(host.staticData).not.toHaveProperty('registration');
	});

	it('is silent once a person has taken over, unless it is told otherwise', async () => {
		const host = await harness.active(bot());
		await says('Are you there?', 'open');
		expect(host.executions).toEqual([]);
		await host.deactivate();
		const always = await harness.active(bot({ onlyPending: false }));
		await says('Are you there?', 'open');
		expect(always.executions).toHaveLength(1);
	});

	it('starts when a conversation is handed over', async () => {
		const host = await harness.active(bot({ events: ['conversation_opened'] }));
		Object.assign(store().conversation(2) ?? {}, { status: 'pending' });
		await fetch(`${harness.sandbox.url}/api/v1/accounts/1/conversations/2/toggle_status`, {
			method: 'POST',
			headers: { api_access_token: harness.sandbox.credentials.accessToken, 'content-type': 'application/json' },
			body: JSON.stringify({ status: 'open' }),
		});
		await harness.settled();
		expect(host.executions.map(([item]) => item?.json)).toMatchObject([
			{ event: 'conversation_opened', conversationId: 2, conversationStatus: 'open' },
		]);
	});

	it('never replaces the bot of somebody else, and never takes it out', async () => {
		const other = connectOther();
		const host = await harness.host(bot());
		await expect(host.activate()).rejects.toMatchObject({
			message: 'The inbox "Outreach API" has an agent bot, "Bertha", which is not replaced',
			description: expect.stringContaining('Bot Configuration'),
		});
		expect(botOf(7)?.id).toBe(other);

		Object.assign(store().inbox(7) ?? {}, { agentBotId: null });
		await host.activate();
		Object.assign(store().inbox(7) ?? {}, { agentBotId: other });
		await host.deactivate();
		expect(botOf(7)?.id).toBe(other);
		expect(bots()).not.toContain(host.url);
	});

	it('is connected again after a start of n8n, and makes no second bot', async () => {
		const host = await harness.active(bot());
		const { id } = botOf(7) ?? {};
		await host.start();
		expect(botOf(7)?.id).toBe(id);
		Object.assign(store().inbox(7) ?? {}, { agentBotId: null });
		await host.start();
		expect(botOf(7)?.id).toBe(id);
		expect(bots().filter((url) => url === host.url)).toHaveLength(1);
	});

	it('is made anew after somebody has deleted it, and after the answer to its deletion got lost', async () => {
		const host = await harness.active(bot());
		const deleteBot = () => {
			store().agentBots.pop();
			Object.assign(store().inbox(7) ?? {}, { agentBotId: null });
		};
		deleteBot();
		await host.start();
		expect(botOf(7)?.outgoingUrl).toBe(host.url);
		const DELETE = 'DELETE /api/v1/accounts/{account_id}/agent_bots/{agent_bot_id}';
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: DELETE, times: Infinity });
		await expect(host.deactivate()).rejects.toThrow('broke the connection');
		harness.sandbox.faults.clear();
		await host.activate();
		expect(botOf(7)?.outgoingUrl).toBe(host.url);
		await says('Hello');
		expect(host.executions).toHaveLength(1);
		await host.deactivate();
		expect(bots()).toEqual(before);
	});

	it('is found when Chatwoot created it without an answer', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: CREATE });
		const host = await harness.active(bot());
		expect(bots().filter((url) => url === host.url)).toHaveLength(1);
		expect(botOf(7)?.outgoingUrl).toBe(host.url);
	});

	it('leaves no bot behind when it cannot be connected', async () => {
		harness.sandbox.faults.add({ kind: '500', route: SET, times: Infinity });
		const host = await harness.host(bot());
		await expect(host.activate()).rejects.toThrow();
		expect(bots()).toEqual(before);
	});

	it('reads a renewed secret from Chatwoot', async () => {
		const host = await harness.active(bot());
		Object.assign(botOf(7) ?? {}, { secret: 'renewed' });
		expect(new Set(await says('Hello'))).toEqual(new Set([200]));
		expect(host.executions).toHaveLength(1);
	});

	it('moves when another inbox is chosen, and goes when the mode was changed', async () => {
		const parameters: INodeParameters = bot();
		const host = await harness.active(parameters);
		Object.assign(parameters, { inboxId: byId('8') });
		await host.activate();
		expect([botOf(7), botOf(8)?.outgoingUrl]).toEqual([undefined, host.url]);
		Object.assign(parameters, { mode: 'accountWebhook' });
		await host.activate();
		expect([bots(), store().webhooks.length]).toEqual([before, 1]);
		Object.assign(parameters, { mode: 'agentBot' });
		await host.activate();
		expect([botOf(8)?.outgoingUrl, store().webhooks.length]).toEqual([host.url, 0]);
		Object.assign(parameters, { mode: 'accountWebhook' });
		await host.deactivate();
		expect([bots(), store().webhooks.length]).toEqual([before, 0]);
	});

	it('is refused for a test event while the workflow is active, and takes the place of a test that was cut off', async () => {
		const host = await harness.active(bot());
		await expect(host.listen()).rejects.toMatchObject({
			description: 'Unpublish the workflow while you listen for a test event.',
		});
		await host.deactivate();
		await host.listen();
		expect(botOf(7)?.outgoingUrl).toBe(host.testUrl);
		await host.activate();
		expect(botOf(7)?.outgoingUrl).toBe(host.url);
		expect(bots()).not.toContain(host.testUrl);
	});

	const cases: Array<[string, INodeParameters, ICredentialDataDecryptedObject, string, string]> = [
		['no inbox', { inboxId: byId('') }, {}, '"Inbox" is empty', 'Choose the inbox'],
		['an inbox that is not there', { inboxId: byId('99') }, {}, 'knows no inbox 99', 'Choose it again'],
		['events that no bot gets', { events: ['contact_created'] }, {}, 'of these events: Contact Created', 'Account'],
		['the token of an agent', {}, AGENT, 'Only administrators may connect agent bots', 'administrator'],
	];
	it.each(cases)('says what to do about %s', async (_what, parameters, credential, message, description) => {
		const host = await harness.host(bot(parameters), credential);
		await expect(host.activate()).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining(description),
		});
		expect(bots()).toEqual(before);
	});
});
