import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultRule } from '../../../sandbox';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';
import { SEND, fromRow, sheetOf } from './sheet';

useExpressionEngine();
const harness = useRespondent();

const GET = 'GET /v1/messaging/conversations/{conversationUid}';
const LIST = 'GET /v1/messaging/messages';
const fault = (route: string, rule: Omit<FaultRule, 'route'>) =>
	harness.sandbox.faults.add({ ...rule, route, times: Infinity });
const get = async () =>
	await harness.run('conversation:get', { conversationId: byId(harness.sandbox.store.conversations[0]?.uid ?? '') });
const list = async () => await harness.run('message:getAll', { returnAll: true, options: { output: 'raw' } });
const send = async () => await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 1));

describe('redirects', () => {
	let elsewhere: Server;
	const seen: unknown[] = [];
	beforeAll(async () => {
		elsewhere = createServer((request, response) => {
			seen.push(request.headers);
			response.end('{}');
		});
		await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => elsewhere.close());

	it.each([301, 302, 303, 307, 308])('%i is not followed, and the keys do not travel', async (status) => {
		const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
		fault(GET, { kind: 'redirect', status, location });
		fault(SEND, { kind: 'redirect', status, location });
		for (const { error } of [await get(), await send()]) {
			expect(error?.message).toBe(`Respondent answered with a redirect (${status}), which is not followed`);
		}
		expect(seen).toEqual([]);
	});
});

describe('a read', () => {
	it.each([
		[
			'a web page with 200',
			{ kind: 'html' },
			/answered 200, but with something other than JSON: a web page titled "Gateway"$/,
		],
		[
			'plain text with 200',
			{ kind: 'raw', body: 'hello', headers: { 'content-type': 'text/plain' } },
			/something other than JSON/,
		],
		['truncated JSON again and again', { kind: 'truncated-json' }, /answered 200, but with JSON that breaks off$/],
		[
			'an error as a web page',
			{ kind: 'html', status: 403 },
			/does not allow this \(403\): a web page titled "Gateway"$/,
		],
		['an error without a body', { kind: 'raw', status: 403, body: undefined }, /does not allow this \(403\)$/],
		['a list of reasons', { kind: 'raw', status: 400, body: { message: ['one', 'two'] } }, /\(400\): one; two$/],
		['an error field', { kind: 'raw', status: 402, body: { error: 'Pay first' } }, /\(402\): Pay first$/],
		['a detail field', { kind: 'raw', status: 400, body: { detail: 'Odd' } }, /\(400\): Odd$/],
	] as const)('says what came: %s', async (_name, rule, message) => {
		fault(GET, rule);
		const { error } = await get();
		expect(error?.message).toMatch(message);
		expect(error?.description).toBeTruthy();
	});

	it.each([
		['null', { kind: 'null-body' }],
		['an empty body', { kind: 'empty' }],
		['204', { kind: 'empty', status: 204 }],
	] as const)('of one record turns %s into a meaningful item', async (_name, rule) => {
		fault(GET, rule);
		const { items } = await get();
		expect(items.map(({ json }) => json)).toEqual([
			{ found: false, conversationId: harness.sandbox.store.conversations[0]?.uid },
		]);
	});

	it('takes JSON that says it is text', async () => {
		fault(GET, { kind: 'wrong-content-type' });
		expect((await get()).items[0]?.json.conversationId).toBe(harness.sandbox.store.conversations[0]?.uid);
	});

	it.each([
		['null', { kind: 'null-body' }],
		['no results', { kind: 'missing-results' }],
		['an empty body', { kind: 'empty' }],
	] as const)('of a list does not take %s for an empty list', async (_name, rule) => {
		fault(LIST, rule);
		const { items, error } = await list();
		expect([items, error?.message]).toEqual([[], 'The answer to this list holds no list']);
	});

	it('gives up on an answer that never ends', async () => {
		const trickling = createServer((_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const timer = setInterval(() => response.write(' '), 20);
			response.on('close', () => clearInterval(timer));
		});
		await new Promise<void>((resolve) => trickling.listen(0, '127.0.0.1', resolve));
		const baseUrl = `http://127.0.0.1:${(trickling.address() as AddressInfo).port}`;
		Object.assign(harness.setup.credentials.respondentApi ?? {}, { baseUrl });
		const { error } = await harness.run('conversation:getAll', {
			requestOptions: { timeout: 200 },
			options: { maxAttempts: 2 },
		});
		trickling.closeAllConnections();
		trickling.close();
		expect(error?.message).toBe('Respondent did not answer in time');
	});

	it('stops at a server that repeats its page for ever', async () => {
		harness.sandbox.quirks.paging = 'endless';
		const { items } = await list();
		expect(items).toHaveLength(100);
		// The first page, and the others of the four that the count tells of, which were asked for at once.
		expect(harness.requestsTo(LIST)).toHaveLength(4);
	});

	it('keeps messages short when the answer has 10 MB', async () => {
		fault(GET, { kind: 'raw', status: 400, body: { message: 'x'.repeat(10_000_000) } });
		expect((await get()).error?.message.length).toBeLessThan(700);
	});

	it('passes on a text of 10 MB', async () => {
		const body = 'long '.repeat(2_000_000);
		harness.sandbox.store.insertMessage({ conversationUid: harness.sandbox.store.conversations[0]?.uid ?? '', body });
		const { items } = await harness.run('message:getAll', { limit: 1, options: { output: 'raw' } });
		expect(items[0]?.json.body).toBe(body);
	});
});

// What a gateway answers in place of the API.
const others = [
	['nothing', { kind: 'empty', write: 'never' }],
	['{}', { kind: 'raw', body: {} }],
	['a list', { kind: 'raw', body: [] }],
	['true', { kind: 'raw', body: true }],
	['an object of its own', { kind: 'raw', body: { message: 'maintenance' } }],
] as const;

describe('a success that holds something else', () => {
	it.each(others)('does not count as sent: %s', async (_name, rule) => {
		fault(SEND, rule);
		const { error } = await send();
		expect(error?.message).toBe('The message may have been sent: the answer of Respondent does not confirm it');
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it.each(others)('does not hide a message that was sent: %s', async (_name, rule) => {
		harness.sandbox.faults.add({ ...rule, write: 'before', route: SEND });
		const skip = { ...fromRow, skipIfSent: true };
		const { items } = await harness.run('message:send', skip, sheetOf(harness.sandbox, 1));
		expect(items[0]?.json).toMatchObject({ status: 'sent', messageId: expect.any(String), text: 'Row 0' });
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it.each(others.slice(1))('is no record, and does not mean that there is none: %s', async (_name, rule) => {
		fault(GET, rule);
		const { items, error } = await get();
		expect([items, error?.message]).toEqual([
			[],
			'Respondent answered with something other than the record that was asked for',
		]);
	});
});

describe('key and secret', () => {
	it.each([401, 400, 500])('never show, also when the server echoes them (%i)', async (status) => {
		fault(GET, { kind: 'echo-secret', status });
		fault(SEND, { kind: 'echo-secret', status });
		for (const { error, run } of [await get(), await send()]) {
			expect(error?.message).toContain('***');
			const told = JSON.stringify([error, run.data.resultData]);
			expect(told).not.toContain(harness.sandbox.credentials.apiKey);
			expect(told).not.toContain(harness.sandbox.credentials.apiSecret);
		}
	});

	it('never show when the connection breaks', async () => {
		fault(SEND, { kind: 'reset-before-write' });
		const { error, run } = await send();
		const told = JSON.stringify([error, run.data.resultData]);
		expect(told).not.toContain(harness.sandbox.credentials.apiSecret);
	});
});
