import { sendPath, useSandbox } from './client';

const bench = useSandbox({ logLimit: 20 });
const control = '/__sandbox';

it('injects a fault for another process', async () => {
	const added = await bench.client.post(`${control}/faults`, { kind: '429', retryAfter: 2 });
	expect(added.status).toBe(201);
	const { status, headers } = await bench.client.get('/v1/projects');
	expect([status, headers['retry-after']]).toEqual([429, '2']);
});

it('takes a mix, and forgets all faults', async () => {
	await bench.client.post(`${control}/faults`, { seed: 1, rate: 1, kinds: ['503'] });
	expect((await bench.client.get('/v1/projects')).status).toBe(503);
	expect((await bench.client.delete(`${control}/faults`)).status).toBe(204);
	expect((await bench.client.get('/v1/projects')).status).toBe(200);
});

it.each([
	[{ kind: 'earthquake' }, "There is no fault 'earthquake'"],
	[[], 'send one fault as a JSON object'],
	[{ rate: 2, seed: 1, kinds: ['429'] }, 'from 0 to 1'],
	[{ rate: 1, seed: 1 }, 'list of kinds'],
])('refuses the fault %j', async (fault, message) => {
	const { status, data } = await bench.client.post(`${control}/faults`, fault);
	expect([status, data.message]).toEqual([400, expect.stringContaining(message)]);
});

it('sets quirks, and names one that does not exist', async () => {
	expect((await bench.client.patch(`${control}/quirks`, { maxPageSize: 5 })).status).toBe(200);
	expect((await bench.client.get('/v1/messaging/messages')).data.results).toHaveLength(5);
	const { status, data } = await bench.client.patch(`${control}/quirks`, { maxPagesize: 5 });
	expect([status, data.message]).toEqual([400, 'there is no switch maxPagesize']);
});

it('tells what arrived and what is stored', async () => {
	await bench.client.post(sendPath(bench.sandbox), { body: 'Hello' });
	await bench.client.get('/v1/nothing', { params: { page: 2 } });
	const { data: requests } = await bench.client.get(`${control}/requests`);
	expect(requests).toMatchObject([
		{ method: 'POST', body: { body: 'Hello' }, status: 201 },
		{ method: 'GET', path: '/v1/nothing', query: { page: '2' }, rawQuery: 'page=2', status: 404 },
	]);
	const { data: summary } = await bench.client.get(`${control}/summary`);
	expect(summary).toEqual({
		stored: { projects: 3, screenerResponses: 60, conversations: 40, messages: 401 },
		requests: { 'POST /v1/messaging/conversations/{conversationUid}/messages': 1, '(no route)': 1 },
		injected: {},
	});
});

it('puts everything back', async () => {
	const before = bench.sandbox.store.messages.map(({ uid }) => uid);
	await bench.client.post(sendPath(bench.sandbox), { body: 'Hello' });
	bench.sandbox.quirks.sort = 'asc';
	expect((await bench.client.post(`${control}/reset`)).status).toBe(204);
	expect(bench.sandbox.store.messages.map(({ uid }) => uid)).toEqual(before);
	expect(bench.sandbox.requests).toEqual([]);
	expect(bench.sandbox.quirks.sort).toBe('desc');
});

it('keeps a log of bounded length', async () => {
	for (let index = 0; index < 50; index++) await bench.client.get('/v1/projects', { params: { page: index + 1 } });
	expect(bench.sandbox.requests.length).toBeLessThanOrEqual(22);
	expect(bench.sandbox.requests.at(-1)?.query).toEqual({ page: '50' });
});

it('answers 404 to anything else', async () => {
	expect((await bench.client.get(`${control}/nothing`)).status).toBe(404);
});
