import axios from 'axios';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, authentications, sentTo } from '../../support/sinch';
import { useSinchTrigger } from '../../support/sinchTrigger';
import { expectRequestViolations } from '../../support/requestViolations';
import { byId } from '../../support/harness';

useExpressionEngine();

describe.each(authentications)('The webhook of a Sinch trigger under %s', (authentication) => {
	const { harness, host, active, webhooks, settled } = useSinchTrigger(authentication);
	const calls = (method: string) =>
		harness.sandbox.requests.filter((request) => request.method === method && request.path.includes('/webhooks'))
			.length;
	const says = async (trigger: Awaited<ReturnType<typeof host>>) => {
		const before = trigger.executions.length;
		harness.sandbox.personSays({ appId: appNamed(harness.sandbox, 'Customer care'), from: '+46701234567' });
		await settled();
		return trigger.executions.length - before;
	};

	it('is registered on activation, with a secret of its own, and removed on deactivation', async () => {
		const trigger = await active({ triggers: ['MESSAGE_INBOUND', 'OPT_OUT'] });
		expect(webhooks()).toMatchObject([
			{ target: trigger.url, target_type: 'HTTP', triggers: ['MESSAGE_INBOUND', 'OPT_OUT'] },
		]);
		expect(at(webhooks(), 0).secret).toMatch(/^[0-9a-f]{64}$/);
		expect(await says(trigger)).toBe(1);
		await trigger.deactivate();
		expect(webhooks()).toEqual([]);
		expect(trigger.staticData.registration).toBeUndefined();
	});

	it('stays one when the workflow is activated twice, and changes nothing then', async () => {
		const trigger = await active();
		const before = structuredClone(webhooks());
		await trigger.activate();
		expect(webhooks()).toEqual(before);
		expect([calls('POST'), calls('PATCH')]).toEqual([1, 0]);
	});

	it('has its secret set again where Sinch does not show it', async () => {
		harness.sandbox.quirks.hideSecrets = true;
		const trigger = await active();
		const { secret } = at(webhooks(), 0);
		at(webhooks(), 0).secret = 'changed by hand';
		expect(await says(trigger)).toBe(0);
		await trigger.activate();
		expect(webhooks()).toMatchObject([{ secret }]);
		expect(await says(trigger)).toBe(1);
	});

	it('is registered anew when somebody has deleted it', async () => {
		const trigger = await active();
		harness.sandbox.store.webhooks.length = 0;
		await trigger.activate();
		expect(webhooks()).toHaveLength(1);
		expect(await says(trigger)).toBe(1);
		harness.sandbox.store.webhooks.length = 0;
		await expect(trigger.deactivate()).resolves.toBeUndefined();
	});

	it.each([
		['its secret', { secret: 'another' }],
		['its list of events', { triggers: ['MESSAGE_SUBMIT'] }],
		['its kind', { target_type: 'DISMISS' }],
		['its address', { target: 'https://elsewhere.example/hook' }],
	])('is mended, not doubled, when %s was edited by hand', async (_what, edit) => {
		const trigger = await active();
		const before = structuredClone(at(webhooks(), 0));
		Object.assign(at(webhooks(), 0), edit);
		await trigger.activate();
		expect(webhooks()).toEqual([before]);
		expect(await says(trigger)).toBe(1);
	});

	it('is not registered when Sinch does not tell which ones there are', async () => {
		const route = 'GET /v1/projects/{project_id}/apps/{app_id}/webhooks';
		harness.sandbox.faults.add({ kind: 'raw', body: { message: 'maintenance' }, route, times: Infinity });
		await expect((await host()).activate()).rejects.toThrow('The answer to this list holds no list');
		expect(webhooks()).toEqual([]);
	});

	it('is taken over where one with the same address is there already', async () => {
		const trigger = await host();
		const app_id = appNamed(harness.sandbox, 'Customer care');
		const own = {
			id: harness.sandbox.store.newId(),
			app_id,
			target: trigger.url,
			target_type: 'DISMISS',
			triggers: [],
		};
		harness.sandbox.store.webhooks.push(own);
		await trigger.activate();
		expect(webhooks()).toMatchObject([{ id: own.id, target_type: 'HTTP', triggers: ['MESSAGE_INBOUND'] }]);
		expect(await says(trigger)).toBe(1);
	});

	it('is taken over when the answer to its registration got lost', async () => {
		const POST = 'POST /v1/projects/{project_id}/webhooks';
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST', route: POST, times: 1 });
		const trigger = await active();
		expect(webhooks()).toHaveLength(1);
		expect(await says(trigger)).toBe(1);
	});

	it('is found by the next activation when it was registered long after n8n had given up', async () => {
		const trigger = await host();
		const POST = 'POST /v1/projects/{project_id}/webhooks';
		harness.sandbox.faults.add({
			kind: 'late-write',
			hold: 'reset',
			method: 'POST',
			route: POST,
			times: 1,
			delayMs: 60_000,
		});
		await expect(trigger.activate()).rejects.toThrow('It is not known whether the webhook was registered.');
		await harness.sandbox.flushPendingWrites();
		expect(webhooks()).toHaveLength(1);
		await trigger.activate();
		expect(webhooks()).toHaveLength(1);
		expect(await says(trigger)).toBe(1);
	});

	it('stays noted down when Sinch cannot be reached on deactivation, and is taken up again', async () => {
		const trigger = await active();
		const { id } = at(webhooks(), 0);
		harness.sandbox.faults.add({ kind: '503', method: 'DELETE', times: Infinity });
		await expect(trigger.deactivate()).rejects.toMatchObject({
			message: expect.stringMatching(/^The webhook was not removed\. Sinch could not handle the request \(503\)/),
			description: expect.stringContaining('It stays registered at Sinch.'),
		});
		expect(trigger.staticData.registration).toMatchObject({ webhookId: id });
		harness.sandbox.faults.clear();
		await trigger.activate();
		expect(webhooks()).toMatchObject([{ id }]);
		await trigger.deactivate();
		expect(webhooks()).toEqual([]);
	});

	it('is not registered while Sinch cannot be reached, which is said in words', async () => {
		const trigger = await host();
		harness.sandbox.faults.add({ kind: 'reset-before-write', method: 'GET', times: Infinity });
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/^The webhook was not registered\. Sinch broke the connection/),
			description: expect.stringContaining('publish the workflow again'),
		});
		await expect(trigger.deactivate()).rejects.toThrow('The webhook was not removed.');
	});

	it('is found and removed by its address when another one is noted down', async () => {
		const trigger = await active();
		at(webhooks(), 0).id = harness.sandbox.store.newId();
		await trigger.deactivate();
		expect(webhooks()).toEqual([]);
	});

	it('follows the workflow to another address and to another app', async () => {
		const trigger = await active();
		const { id } = at(webhooks(), 0);
		trigger.setup.settings = { webhookId: 'moved' };
		await trigger.activate();
		expect(webhooks()).toMatchObject([{ id, target: expect.stringContaining('/webhook/moved') }]);
		trigger.parameters.appId = byId(appNamed(harness.sandbox, 'Alerts'));
		await trigger.activate();
		expect(webhooks()).toEqual([]);
		expect(webhooks('Alerts')).toMatchObject([{ target: expect.stringContaining('/webhook/moved') }]);
	});

	it('leaves webhooks of others alone', async () => {
		const app_id = appNamed(harness.sandbox, 'Customer care');
		const other = {
			id: harness.sandbox.store.newId(),
			app_id,
			target: 'https://crm.example/sinch',
			target_type: 'HTTP',
		};
		harness.sandbox.store.webhooks.push({ ...other, triggers: ['CONTACT_CREATE'] });
		const trigger = await active();
		await trigger.activate();
		await trigger.deactivate();
		expect(webhooks()).toEqual([{ ...other, triggers: ['CONTACT_CREATE'] }]);
	});

	it('names the app and where its five webhooks lead when there is no room', async () => {
		const app_id = appNamed(harness.sandbox, 'Customer care');
		for (const name of ['a', 'b', 'c', 'd', 'e']) {
			const target = `https://${name}.example/secret-path-${name}`;
			harness.sandbox.store.webhooks.push({
				id: harness.sandbox.store.newId(),
				app_id,
				target,
				target_type: 'HTTP',
				triggers: [],
			});
		}
		const trigger = await host();
		const error: unknown = await trigger.activate().catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({
			message: expect.stringContaining(
				'The app "Customer care" has 5 webhooks already, and Sinch allows no more than 5',
			),
			description: expect.stringContaining(
				'They lead to a.example, b.example, c.example, d.example, e.example. Remove one',
			),
		});
		expect(JSON.stringify(error)).not.toContain('secret-path');
		expect(webhooks()).toHaveLength(5);
	});

	it('is refused in words that fit when Sinch does not know an event', async () => {
		const trigger = await host({ options: { furtherTriggers: 'NOT_A_TRIGGER' } });
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringContaining('The webhook was not registered. Sinch refused the request (400)'),
			description: expect.stringContaining('Further Events'),
		});
		expectRequestViolations(harness.sandbox, 1);
	});

	it.each([
		['"App" is empty', { appId: byId('') }],
		['"Trigger On" is empty', { triggers: [] }],
	])('is not registered when %s', async (message, parameters) => {
		await expect((await host(parameters)).activate()).rejects.toThrow(message);
		expect(calls('GET')).toBe(0);
	});

	it('listens for a test event beside the active workflow, with a webhook of its own', async () => {
		const trigger = await active();
		await trigger.listen();
		expect(webhooks().map(({ target }) => target)).toEqual([trigger.url, trigger.testUrl]);
		expect(new Set(webhooks().map(({ secret }) => secret)).size).toBe(2);
		expect(await says(trigger)).toBe(2);
		await trigger.stopListening();
		expect(webhooks().map(({ target }) => target)).toEqual([trigger.url]);
		expect(sentTo(harness, 'PATCH', '/webhooks/{webhook_id}')).toEqual([]);
	});

	it('keeps its secret out of items, messages and the log', async () => {
		const trigger = await active();
		const { secret = '' } = at(webhooks(), 0);
		await says(trigger);
		await axios.post(trigger.url, {}, { validateStatus: () => true });
		const shown = JSON.stringify([trigger.executions, trigger.log]);
		expect(trigger.log).toHaveLength(1);
		expect(shown).not.toContain(secret);
	});
});
