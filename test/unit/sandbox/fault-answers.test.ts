import type { FaultRule } from '../../../sandbox';
import { sendPath, useSandbox } from './client';

const fixture = useSandbox();
const stored = () => fixture.sandbox.store.messagesWithBody('Hello').length;

async function sendInto(fault: FaultRule) {
	fixture.sandbox.faults.add(fault);
	return await fixture.client.post(sendPath(fixture.sandbox), { body: 'Hello' });
}

describe('429', () => {
	it('comes without Retry-After, and stores nothing', async () => {
		const { status, data, headers } = await sendInto({ kind: '429' });
		expect([status, data]).toEqual([429, { statusCode: 429, message: 'Too Many Requests' }]);
		expect(headers['retry-after']).toBeUndefined();
		expect(stored()).toBe(0);
	});

	it.each([
		[3, '3'],
		['soon', 'soon'],
		[-5, '-5'],
	])('says Retry-After %p', async (retryAfter, header) => {
		expect((await sendInto({ kind: '429', retryAfter })).headers['retry-after']).toBe(header);
	});

	it('says Retry-After as a date', async () => {
		const { headers } = await sendInto({ kind: '429', retryAfter: { dateInMs: 60_000 } });
		const wait = Date.parse(String(headers['retry-after'])) - Date.now();
		expect(wait).toBeGreaterThan(50_000);
		expect(wait).toBeLessThanOrEqual(60_000);
	});
});

describe.each(['500', '502', '503', '504'] as const)('%s', (kind) => {
	it.each([
		['never', 0],
		['before', 1],
	] as const)('with the write %s', async (write, count) => {
		const { status, data } = await sendInto({ kind, write });
		expect([status, data.statusCode]).toEqual([Number(kind), Number(kind)]);
		expect(stored()).toBe(count);
	});
});

describe('answers that are replaced or damaged', () => {
	it('html', async () => {
		const { status, data, headers } = await sendInto({ kind: 'html' });
		expect([status, data]).toEqual([200, expect.stringContaining('<!DOCTYPE html>')]);
		expect(headers['content-type']).toContain('text/html');
		expect(stored()).toBe(0);
		expect((await sendInto({ kind: 'html', status: 502, write: 'before' })).status).toBe(502);
		expect(stored()).toBe(1);
	});

	it('redirect', async () => {
		const away = await sendInto({ kind: 'redirect', location: 'http://127.0.0.1:9/other' });
		expect([away.status, away.headers.location]).toEqual([302, 'http://127.0.0.1:9/other']);
		expect((await sendInto({ kind: 'redirect', status: 307 })).status).toBe(307);
		expect(stored()).toBe(0);
	});

	it.each([
		['empty', 201, ''],
		['null-body', 201, null],
	] as const)('%s', async (kind, status, body) => {
		const answer = await sendInto({ kind });
		expect([answer.status, answer.data]).toEqual([status, body]);
		expect(stored()).toBe(1);
	});

	it('wrong-content-type', async () => {
		const { data, headers } = await sendInto({ kind: 'wrong-content-type' });
		expect(headers['content-type']).toContain('text/plain');
		expect(data).toMatchObject({ body: 'Hello' });
	});

	it('truncated-json', async () => {
		const { status, data } = await sendInto({ kind: 'truncated-json' });
		expect(status).toBe(201);
		expect(data).toEqual(expect.stringMatching(/^\{"createdAt"/));
		expect(stored()).toBe(1);
		await expect(sendInto({ kind: 'truncated-json', aborted: true })).rejects.toMatchObject({
			message: expect.stringContaining('aborted'),
		});
		expect(stored()).toBe(2);
	});

	it('missing-results', async () => {
		fixture.sandbox.faults.add({ kind: 'missing-results' });
		const { data } = await fixture.client.get('/v1/messaging/messages', { params: { includeCount: true } });
		expect(data).toEqual({ page: 1, pageSize: 20, totalResults: 400 });
	});

	it('raw', async () => {
		const text = await sendInto({ kind: 'raw', status: 418, headers: { 'x-mood': 'odd' }, body: 'not {json' });
		expect([text.status, text.data, text.headers['x-mood']]).toEqual([418, 'not {json', 'odd']);
		expect((await sendInto({ kind: 'raw', body: { error: 'x' } })).data).toEqual({ error: 'x' });
		const typed = await sendInto({ kind: 'raw', headers: { 'content-type': 'application/xml' }, body: '<a/>' });
		expect(typed.headers['content-type']).toBe('application/xml');
		expect(stored()).toBe(0);
	});

	it('echo-secret', async () => {
		const { apiKey, apiSecret } = fixture.sandbox.credentials;
		const { status, data } = await sendInto({ kind: 'echo-secret' });
		expect([status, data.message]).toEqual([401, `Not accepted: x-api-key: ${apiKey}, x-api-secret: ${apiSecret}`]);
	});
});

describe('rules', () => {
	it('apply one after the other, as often as they say', async () => {
		fixture.sandbox.faults.add({ kind: '503', times: 2 });
		fixture.sandbox.faults.add({ kind: '429' });
		const statuses: number[] = [];
		for (let index = 0; index < 4; index++) statuses.push((await fixture.client.get('/v1/projects')).status);
		expect(statuses).toEqual([503, 503, 429, 200]);
		expect(fixture.sandbox.faults.injected.map(({ kind }) => kind)).toEqual(['503', '503', '429']);
	});

	it('apply only to requests in their scope', async () => {
		const { faults, requests } = fixture.sandbox;
		faults.add({ kind: '500', method: 'post' });
		faults.add({ kind: '502', route: 'GET /v1/projects' });
		faults.add({ kind: '503', route: '/v1/messaging/messages' });
		faults.add({ kind: '504', when: ({ query }) => query.page === '2' });
		const get = async (url: string) => (await fixture.client.get(url)).status;
		expect(await get('/v1/messaging/conversations')).toBe(200);
		expect(await get('/v1/projects')).toBe(502);
		expect(await get('/v1/messaging/messages')).toBe(503);
		expect(await get('/v1/messaging/conversations?page=2')).toBe(504);
		expect((await sendInto({ kind: '429' })).status).toBe(500);
		expect(requests.map(({ fault }) => fault)).toEqual([undefined, '502', '503', '504', '500']);
	});

	it('are removed by clear', async () => {
		fixture.sandbox.faults.add({ kind: '500', times: Infinity });
		expect((await fixture.client.get('/v1/projects')).status).toBe(500);
		fixture.sandbox.faults.clear();
		expect((await fixture.client.get('/v1/projects')).status).toBe(200);
		expect(fixture.sandbox.faults.injected).toEqual([]);
	});
});
