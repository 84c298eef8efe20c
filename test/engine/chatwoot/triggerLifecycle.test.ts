import { NodeOperationError, type INodeParameters } from 'n8n-workflow';
import { triggerSetup, useChatwootTrigger } from '../../support/chatwootTrigger';
import { useExpressionEngine } from '../../support/expressions';
import { expectRequestViolations } from '../../support/requestViolations';
import { hostTrigger } from '../../support/trigger';

useExpressionEngine();
const harness = useChatwootTrigger();

const hooks = () => harness.sandbox.store.webhooks;
const POST = 'POST /api/v1/accounts/{account_id}/webhooks';
const DELETE = 'DELETE /api/v1/accounts/{account_id}/webhooks/{webhook_id}';
const posts = () => harness.sandbox.requests.filter(({ route }) => route === POST);

/** The error that n8n shows when the activation fails. */
async function errorOf(work: Promise<void>): Promise<{ message: string; description: string }> {
	return await work.then(
		() => ({ message: 'done', description: '' }),
		(error: unknown) => {
			if (!(error instanceof NodeOperationError)) throw error;
			return { message: error.message, description: error.description ?? '' };
		},
	);
}

async function isHeard(times = 1): Promise<void> {
	harness.sandbox.deliveries.attempts.length = 0;
	harness.sandbox.contactSays(2, 'Anybody there?');
	expect(await harness.settled()).toEqual(Array(times).fill(200));
}

describe('Chatwoot Trigger: activation and deactivation', () => {
	it('registers its URL with the events, and deletes no other webhook', async () => {
		const id = harness.sandbox.store.newId('webhooks');
		const other = { id, name: null, url: 'https://other.example/', subscriptions: ['message_created'], secret: 's' };
		hooks().push({ ...other, inboxId: null });
		const host = await harness.active({ events: ['message_created', 'contact_created'] });
		expect(hooks()).toHaveLength(2);
		expect(hooks()[1]).toMatchObject({
			url: host.url,
			name: 'n8n:',
			subscriptions: ['message_created', 'contact_created'],
		});
		await host.deactivate();
		expect(hooks()).toEqual([{ ...other, inboxId: null }]);
		expect(host.staticData).not.toHaveProperty('registration');
	});

	it('changes nothing when it is activated again, as when n8n starts', async () => {
		const host = await harness.active();
		const before = structuredClone(hooks());
		await host.activate();
		await host.activate();
		expect(hooks()).toEqual(before);
		expect(posts()).toHaveLength(1);
		await isHeard();
	});

	it('registers again after somebody has deleted the webhook by hand', async () => {
		const host = await harness.active();
		hooks().length = 0;
		await host.activate();
		expect(hooks()).toHaveLength(1);
		await isHeard();
		expect(host.executions).toHaveLength(1);
	});

	it('can be deactivated after somebody has deleted the webhook by hand', async () => {
		const host = await harness.active();
		hooks().length = 0;
		await host.deactivate();
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 404,
			body: { error: 'Resource could not be found' },
			route: DELETE,
		});
		await host.activate();
		await host.deactivate();
		expect(host.staticData).not.toHaveProperty('registration');
	});

	it('adopts a webhook that has its URL, and sets the chosen events', async () => {
		const host = await harness.host({ events: ['contact_created', 'message_created'] });
		const known = { id: 77, name: 'by hand', url: host.url, secret: 'of the server', inboxId: null };
		hooks().push({ ...known, subscriptions: ['message_created'] });
		await host.activate();
		expect(hooks()).toHaveLength(1);
		expect(hooks()[0]).toMatchObject({ id: 77, subscriptions: ['contact_created', 'message_created'] });
		expect(posts()).toHaveLength(0);
		await isHeard();
	});

	it('sets the chosen events again after somebody has changed them by hand', async () => {
		const host = await harness.active();
		Object.assign(hooks()[0] ?? {}, { subscriptions: ['contact_created'] });
		await host.activate();
		expect(hooks()).toMatchObject([{ subscriptions: ['message_created'] }]);
	});

	it('registers a second webhook after somebody has changed the URL of the first, and leaves the first alone', async () => {
		const host = await harness.active();
		Object.assign(hooks()[0] ?? {}, { url: 'https://other.example/' });
		await host.activate();
		expect(hooks().map(({ url }) => url)).toEqual(['https://other.example/', host.url]);
		await host.deactivate();
		expect(hooks().map(({ url }) => url)).toEqual(['https://other.example/']);
	});

	it('registers its new URL when the URL changes, and deletes the webhook of the former one', async () => {
		const settings = { webhookId: 'former' };
		const host = await hostTrigger({ ...triggerSetup(harness.sandbox), settings });
		await host.activate();
		settings.webhookId = 'present';
		await host.activate();
		expect(hooks().map(({ url }) => url)).toEqual([host.url.replace('former', 'present')]);
		await host.deactivate();
		expect(hooks()).toEqual([]);
		await host.close();
	});

	it('has one webhook for the test URL and one for the production URL', async () => {
		const host = await harness.active();
		await host.listen();
		expect(hooks().map(({ url }) => url)).toEqual([host.url, host.testUrl]);
		await isHeard(2);
		expect(host.executions).toHaveLength(2);
		await host.stopListening();
		expect(hooks().map(({ url }) => url)).toEqual([host.url]);
		await isHeard();
	});
});

describe('Chatwoot Trigger: errors during activation', () => {
	it('uses the webhook when the response to its creation was lost', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: POST });
		const host = await harness.active();
		expect(hooks()).toHaveLength(1);
		expect(posts()).toHaveLength(1);
		await isHeard();
		expect(host.executions).toHaveLength(1);
	});

	it.each([{ kind: 'late-write', hold: 'reset' } as const, { kind: '500' } as const])(
		'leaves no orphaned webhook when its creation was not confirmed: $kind',
		async (fault) => {
			harness.sandbox.faults.add({ ...fault, route: POST });
			const host = await harness.host();
			const { message, description } = await errorOf(host.activate());
			expect(message).toContain('no clear answer when the webhook was registered');
			expect(description).toContain('Publish the workflow again');
			await harness.sandbox.flushPendingWrites();
			await host.activate();
			expect(hooks().map(({ url }) => url)).toEqual([host.url]);
			await isHeard();
			await host.deactivate();
			expect(hooks()).toEqual([]);
		},
	);

	it('keeps its state while Chatwoot cannot be reached, and finds its webhook again', async () => {
		const host = await harness.active();
		harness.sandbox.faults.add({ kind: '503', times: 100 });
		const off = await errorOf(host.deactivate());
		expect(off.message).toContain('503');
		expect(host.staticData.registration).toMatchObject({ url: host.url });
		expect((await errorOf(host.activate())).message).toContain('503');
		harness.sandbox.faults.clear();
		await host.activate();
		expect(hooks()).toHaveLength(1);
		await isHeard();
	});

	const cases: Array<[string, INodeParameters, object, string, string, violations?: number]> = [
		[
			'a token whose role is too low',
			{},
			{ accessToken: 'sandbox-chatwoot-agent-token' },
			'Only administrators may register webhooks',
			'API Inbox Callback',
		],
		['a wrong token', {}, { accessToken: 'wrong' }, 'does not know the access token', 'Copy it again'],
		['no event at all', { events: [] }, {}, '"Events" is empty', 'at least one'],
		['an unknown event', { options: { otherEvents: 'tea_ready' } }, {}, 'tea_ready', 'Other Events', 1],
		['an account of somebody else', {}, { accountId: '2' }, 'does not belong to this account', 'Account ID'],
	];
	it.each(cases)(
		'says what to do about %s',
		async (_what, parameters, credential, message, description, violations = 0) => {
			const host = await harness.host(parameters, credential as never);
			const error = await errorOf(host.activate());
			expectRequestViolations(harness.sandbox, violations);
			expect(error.message).toContain(message);
			expect(error.description).toContain(description);
			expect(hooks()).toEqual([]);
		},
	);

	it('speaks of no rows', async () => {
		harness.sandbox.faults.add({ kind: '503', times: Infinity });
		const { description } = await errorOf((await harness.host()).activate());
		expect(description).toBe('Try again later.');
	});

	it('says what to do when Chatwoot refuses the address', async () => {
		harness.sandbox.quirks.privateTargets = 'refuse';
		const host = await harness.host();
		const { message, description } = await errorOf(host.activate());
		expect(message).toBe(
			`Chatwoot does not take ${host.url} as the address of a webhook (422): Url is not allowed. Give n8n a public address (N8N_WEBHOOK_URL)`,
		);
		expect(description).toContain('WEBHOOK_URL');
		expect(description).toContain('SAFE_FETCH_ALLOW_PRIVATE_NETWORK');
	});

	it.each(['none', 'nowhere'])('refuses servers that do not sign (%s), and leaves no webhook behind', async (how) => {
		Object.assign(harness.sandbox.quirks, how === 'none' ? { signing: how } : { secretIn: how });
		const host = await harness.host();
		const { message, description } = await errorOf(host.activate());
		expect(message).toMatch(/^This Chatwoot gives no secret, .* switch on "Accept Unsigned Deliveries"$/);
		expect(description).toContain('everybody who knows the URL');
		expect(hooks()).toEqual([]);
	});

	it.each(['create', 'list'] as const)('finds the secret when only the response to %s has it', async (secretIn) => {
		harness.sandbox.quirks.secretIn = secretIn;
		const host = await harness.active();
		await host.activate();
		expect(posts()).toHaveLength(1);
		await isHeard();
		expect(host.executions).toHaveLength(1);
	});

	it('does not take an unreadable list for an empty one', async () => {
		const host = await harness.active();
		harness.sandbox.faults.add({ kind: 'raw', status: 200, body: { payload: {} } });
		expect((await errorOf(host.activate())).message).toContain('no readable list');
		expect(hooks()).toHaveLength(1);
	});
});
