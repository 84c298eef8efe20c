import { expectRequestViolations } from '../../support/requestViolations';
import { sendPath, useSandbox } from './client';

const fixture = useSandbox({ logLimit: 20 });
const control = '/__sandbox';

it('injects a fault for another process', async () => {
	const added = await fixture.client.post(`${control}/faults`, { kind: '429', retryAfter: 2 });
	expect(added.status).toBe(201);
	const { status, headers } = await fixture.client.get('/v1/projects');
	expect([status, headers['retry-after']]).toEqual([429, '2']);
});

it('adds a mix, and removes all faults', async () => {
	await fixture.client.post(`${control}/faults`, { seed: 1, rate: 1, kinds: ['503'] });
	expect((await fixture.client.get('/v1/projects')).status).toBe(503);
	expect((await fixture.client.delete(`${control}/faults`)).status).toBe(204);
	expect((await fixture.client.get('/v1/projects')).status).toBe(200);
});

it.each([
	[{ kind: 'earthquake' }, "There is no fault 'earthquake'"],
	[[], 'send one fault as a JSON object'],
	[{ rate: 2, seed: 1, kinds: ['429'] }, 'from 0 to 1'],
	[{ rate: 1, seed: 1 }, 'list of kinds'],
])('refuses the fault %j', async (fault, message) => {
	const { status, data } = await fixture.client.post(`${control}/faults`, fault);
	expect([status, data.message]).toEqual([400, expect.stringContaining(message)]);
});

it('sets quirks, and names one that does not exist', async () => {
	expect((await fixture.client.patch(`${control}/quirks`, { maxPageSize: 5 })).status).toBe(200);
	expect((await fixture.client.get('/v1/messaging/messages')).data.results).toHaveLength(5);
	const { status, data } = await fixture.client.patch(`${control}/quirks`, { maxPagesize: 5 });
	expect([status, data.message]).toEqual([400, 'there is no switch maxPagesize']);
});

it('gives the log of requests, the counts of records and the violations of the contract', async () => {
	await fixture.client.post(sendPath(fixture.sandbox), { body: 'Hello' });
	await fixture.client.get('/v1/nothing', { params: { page: 2 } });
	const { data: requests } = await fixture.client.get(`${control}/requests`);
	expect(requests).toMatchObject([
		{ method: 'POST', body: { body: 'Hello' }, status: 201 },
		{ method: 'GET', path: '/v1/nothing', query: { page: '2' }, rawQuery: 'page=2', status: 404 },
	]);
	const { data: summary } = await fixture.client.get(`${control}/summary`);
	expect(summary).toEqual({
		stored: { projects: 3, screenerResponses: 60, conversations: 40, messages: 401 },
		requests: { 'POST /v1/messaging/conversations/{conversationUid}/messages': 1, '(no route)': 1 },
		injected: {},
		violations: 1,
	});
	const { data: violations } = await fixture.client.get(`${control}/violations`);
	const noRoute = { by: 'request', route: 'GET /v1/nothing', errors: ['Cannot GET /v1/nothing'] };
	expect(violations).toEqual([noRoute]);
	expectRequestViolations(fixture.sandbox, 1);
});

it('resets data, log and quirks', async () => {
	const before = fixture.sandbox.store.messages.map(({ uid }) => uid);
	await fixture.client.post(sendPath(fixture.sandbox), { body: 'Hello' });
	fixture.sandbox.quirks.sort = 'asc';
	expect((await fixture.client.post(`${control}/reset`)).status).toBe(204);
	expect(fixture.sandbox.store.messages.map(({ uid }) => uid)).toEqual(before);
	expect(fixture.sandbox.requests).toEqual([]);
	expect(fixture.sandbox.quirks.sort).toBe('desc');
});

it('limits the length of the log', async () => {
	for (let index = 0; index < 50; index++) await fixture.client.get('/v1/projects', { params: { page: index + 1 } });
	expect(fixture.sandbox.requests.length).toBeLessThanOrEqual(22);
	expect(fixture.sandbox.requests.at(-1)?.query).toEqual({ page: '50' });
});

it('answers 404 to anything else', async () => {
	expect((await fixture.client.get(`${control}/nothing`)).status).toBe(404);
});
