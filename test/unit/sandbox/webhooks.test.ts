import { expectRequestViolations } from '../../support/requestViolations';
import { useSandbox } from './client';

const fixture = useSandbox();
const path = '/v1/webhooks';

async function register(url: string) {
	const { status, data } = await fixture.client.post(path, { url });
	expect(status).toBe(201);
	return data;
}

it('has none at the start', async () => {
	const { status, data } = await fixture.client.get(path);
	expect([status, data.message]).toEqual([404, 'Webhook not found']);
});

it('keeps one active webhook per team, with its key', async () => {
	const old = await register('https://one.example.org/hook');
	const current = await register('https://two.example.org/hook');
	expect((await fixture.client.get(path)).data).toEqual(current);
	expect((await fixture.client.get(`${path}/${old.id}`)).data).toEqual(old);
	expect(current.privateKey).not.toBe(old.privateKey);
	expect(fixture.sandbox.store.webhooks.map(({ active }) => active)).toEqual([false, true]);
});

it('deactivates with an empty answer', async () => {
	const { id } = await register('https://one.example.org/hook');
	const { status, data } = await fixture.client.delete(`${path}/${id}`);
	expect([status, data]).toEqual([200, '']);
	expect((await fixture.client.get(path)).status).toBe(404);
});

it('names the event types and accepts a simulation', async () => {
	const { id } = await register('https://one.example.org/hook');
	const { data } = await fixture.client.get(`${path}/${id}/event-types`);
	expect(data.eventTypes).toContain('MESSAGES.CREATED');
	const simulated = await fixture.client.post(`${path}/${id}/simulate`, { event: 'MESSAGES.CREATED' });
	expect([simulated.status, simulated.data]).toEqual([201, '']);
	expect((await fixture.client.post(`${path}/${id}/simulate`, { event: 'MESSAGES' })).status).toBe(400);
	expectRequestViolations(fixture.sandbox, 1);
});

it.each(['not an address', 'ftp://example.org/hook'])('refuses %s', async (url) => {
	const { status, data } = await fixture.client.post(path, { url });
	expect([status, data.message]).toEqual([400, ['url must be a URL address']]);
});

it.each([
	['null', null],
	['object', {}],
	['empty', ''],
] as const)('may answer %s when there is none', async (noWebhook, expected) => {
	fixture.sandbox.quirks.noWebhook = noWebhook;
	const { status, data } = await fixture.client.get(path);
	expect([status, data]).toEqual([200, expected]);
});

it('may refuse to deactivate a webhook that was replaced', async () => {
	const old = await register('https://one.example.org/hook');
	await register('https://two.example.org/hook');
	expect((await fixture.client.delete(`${path}/${old.id}`)).status).toBe(200);
	fixture.sandbox.quirks.deleteReplacedWebhook = 'not-found';
	expect((await fixture.client.delete(`${path}/${old.id}`)).status).toBe(404);
});
