import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule } from '../../../sandbox';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';
import { SEND, fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const harness = useRespondent();

const send = async (extra: INodeParameters = {}, count = 1) =>
	await harness.run('message:send', { ...fromRow, ...extra }, sheetOf(harness.sandbox, count));
const sends = () => harness.requestsTo(SEND).length;
const stored = () => storedPerRow(harness.sandbox, 1)[0];
const conversation = () => byId(harness.sandbox.store.conversations[0]?.uid ?? '');
const fault = (rule: Omit<FaultRule, 'route'>, route = SEND) => harness.sandbox.faults.add({ ...rule, route });
const skip = { skipIfSent: true };
// Long enough for a request to arrive on a machine that stands still for two seconds.
const short = { requestOptions: { timeout: 3_000 } };

describe('a send', () => {
	it('waits as long as a 429 asks, then goes out once', async () => {
		fault({ kind: '429', retryAfter: 7 });
		expect((await send()).error).toBeUndefined();
		expect([sends(), stored()]).toEqual([2, 1]);
		expect(harness.clock.slept).toContain(7000);
	});

	it('takes a Retry-After that is a date', async () => {
		fault({ kind: '429', retryAfter: { dateInMs: 90_000 } });
		await send();
		expect(stored()).toBe(1);
		expect(Math.max(...harness.clock.slept)).toBeGreaterThan(80_000);
		expect(Math.max(...harness.clock.slept)).toBeLessThanOrEqual(90_000);
	});

	it.each(['-5', '0', '', 'soon'])('goes on after a 429 with Retry-After "%s"', async (retryAfter) => {
		fault({ kind: '429', retryAfter });
		expect((await send()).error).toBeUndefined();
		expect(stored()).toBe(1);
		expect(Math.max(0, ...harness.clock.slept)).toBeLessThanOrEqual(500);
	});

	it('fails at once, naming the time, when a 429 asks for more than Max Wait', async () => {
		fault({ kind: '429', retryAfter: 3600 });
		const { error } = await send({ options: { maxWait: 60 } });
		expect(error?.message).toMatch(/asks to wait until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(3600 s\)/);
		expect([sends(), stored()]).toEqual([1, 0]);
		expect(harness.clock.slept).toEqual([]);
	});

	it('says what happened when it may not wait at all', async () => {
		fault({ kind: '429' });
		const { error } = await send({ options: { maxWait: 0 } });
		expect(error?.message).toBe('Respondent received too many requests (429)');
	});

	it('fails at once, naming the time, when a 429 asks for years', async () => {
		fault({ kind: '429', retryAfter: '99999999999' });
		const { error } = await send();
		expect(error?.message).toMatch(/asks to wait until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(99999999999 s\)/);
		expect([sends(), stored()]).toEqual([1, 0]);
	});

	it('uses up no attempt by a 429', async () => {
		fault({ kind: '429', retryAfter: 1, times: 7 });
		const { error } = await send({ options: { maxAttempts: 1 } });
		expect(error).toBeUndefined();
		expect([sends(), stored()]).toEqual([8, 1]);
	});

	it('gives up when 429s take longer than Max Wait', async () => {
		fault({ kind: '429', retryAfter: 20, times: Infinity });
		const { error } = await send();
		expect(error?.httpCode).toBe('429');
		expect([sends(), stored()]).toEqual([8, 0]);
	});

	it('is repeated when no connection could be made', async () => {
		const { respondentApi } = harness.setup.credentials;
		Object.assign(respondentApi ?? {}, { baseUrl: 'http://127.0.0.1:9' });
		const { error } = await send({ options: { maxAttempts: 3 } });
		expect(error?.message).toBe('Respondent could not be reached');
		expect(error?.description).toContain('ECONNREFUSED');
		expect(harness.clock.slept).toHaveLength(2);
	});

	it.each([
		['500', { kind: '500' }],
		['502', { kind: '502' }],
		['503', { kind: '503' }],
		['504', { kind: '504' }],
		['a reset before the write', { kind: 'reset-before-write' }],
		['a reset after the write', { kind: 'reset-after-write' }],
		['a 500 after the write', { kind: '500', write: 'before' }],
		['truncated JSON', { kind: 'truncated-json' }],
		['a web page', { kind: 'html' }],
	] as const)('is not repeated after %s: it may have arrived', async (_name, rule) => {
		fault(rule);
		const { error } = await send();
		expect(error?.message).toMatch(/^The message may have been sent: /);
		expect(error?.description).toContain('"Skip If Already Sent"');
		expect(sends()).toBe(1);
	});

	it('is not repeated after a timeout', async () => {
		fault({ kind: 'slow', delayMs: 60_000 });
		const { error } = await send(short);
		expect(error?.message).toMatch(/^The message may have been sent: /);
		expect(sends()).toBe(1);
	});

	it.each([
		[400, 'Respondent refused the request (400): Because'],
		[403, 'Respondent does not allow this (403): Because'],
		[409, 'Respondent refused the request (409): Because'],
		[422, 'Respondent refused the request (422): Because'],
	])('is not repeated after a %s', async (status, message) => {
		fault({ kind: 'raw', status, body: { message: 'Because' } });
		const { error } = await send();
		expect(error?.message).toBe(message);
		expect([sends(), stored()]).toEqual([1, 0]);
	});
});

describe('a read or an idempotent change', () => {
	const GET = 'GET /v1/messaging/conversations/{conversationUid}';
	const PATCH = 'PATCH /v1/messaging/conversations/{conversationUid}';
	const DELETE = 'DELETE /v1/messaging/conversations/{conversationUid}/participants/{participantUserId}';
	const operations = {
		[GET]: async () => await harness.run('conversation:get', { conversationId: conversation() }),
		[PATCH]: async () =>
			await harness.run('conversation:update', { conversationId: conversation(), updateFields: { name: 'New' } }),
		[DELETE]: async () =>
			await harness.run('conversation:removeParticipant', {
				conversationId: conversation(),
				participantUserId: byId(harness.sandbox.store.conversations[0]?.participants[1]?.foreignId ?? ''),
			}),
	};
	const kinds = ['429', '500', '502', '503', '504', 'reset-before-write', 'truncated-json'] as const;

	it.each(
		Object.keys(operations).flatMap((route) =>
			kinds
				.filter((kind) => route !== DELETE || kind !== 'truncated-json')
				.map((kind) => [route as keyof typeof operations, kind] as const),
		),
	)('%s is repeated after %s', async (route, kind) => {
		fault({ kind }, route);
		expect((await operations[route]()).error).toBeUndefined();
		expect(harness.requestsTo(route)).toHaveLength(2);
	});

	it('counts as done when a repeated deletion finds nothing left', async () => {
		fault({ kind: 'reset-after-write' }, DELETE);
		const { items } = await operations[DELETE]();
		expect(items[0]?.json).toEqual({ deleted: true });
		expect(harness.requestsTo(DELETE).map(({ status }) => status)).toEqual([undefined, 404]);
	});

	it('is repeated after a timeout', async () => {
		fault({ kind: 'slow', delayMs: 60_000 }, GET);
		const { error } = await harness.run('conversation:get', { conversationId: conversation(), ...short });
		expect(error).toBeUndefined();
		expect(harness.requestsTo(GET)).toHaveLength(2);
	});

	describe('that was made, but whose answers were lost', () => {
		const rename = async () => {
			const parameters = { conversationId: conversation(), updateFields: { name: 'New' } };
			const goOn = { onError: 'continueRegularOutput' } as const;
			const { items } = await harness.run('conversation:update', parameters, undefined, goOn);
			expect(harness.sandbox.store.conversations[0]?.name).toBe('New');
			return items[0]?.json;
		};

		it('is not said to be unmade when the attempts are used up', async () => {
			fault({ kind: 'reset-after-write', times: Infinity }, PATCH);
			expect(await rename()).toMatchObject({
				status: 'failed',
				mayHaveBeenSent: true,
				error: expect.stringMatching(/^The conversation may have been updated: Respondent broke the connection/),
			});
			expect(harness.requestsTo(PATCH)).toHaveLength(4);
		});

		it('is not said to be unmade when the next attempt is refused', async () => {
			fault({ kind: 'reset-after-write' }, PATCH);
			fault({ kind: '429', retryAfter: 3600 }, PATCH);
			expect(await rename()).toMatchObject({
				status: 'failed',
				mayHaveBeenSent: true,
				error: expect.stringMatching(/^The conversation may have been updated: Respondent asks to wait until/),
			});
			expect(harness.requestsTo(PATCH)).toHaveLength(2);
		});
	});

	it('is not repeated after a 404', async () => {
		const { error } = await harness.run('conversation:get', { conversationId: byId('gone') });
		expect(error?.httpCode).toBe('404');
		expect(harness.requestsTo(GET)).toHaveLength(1);
	});
});

describe('a send with Skip If Already Sent', () => {
	it.each([
		['a reset before the write', { kind: 'reset-before-write' }, 2],
		['a reset after the write', { kind: 'reset-after-write' }, 1],
		['a 503 without the write', { kind: '503' }, 2],
		['a 503 after the write', { kind: '503', write: 'before' }, 1],
		['a 500 without the write', { kind: '500' }, 2],
		['a 502 without the write', { kind: '502' }, 2],
		['a 502 after the write', { kind: '502', write: 'before' }, 1],
		['a 504 after the write', { kind: '504', write: 'before' }, 1],
		['truncated JSON', { kind: 'truncated-json' }, 1],
	] as const)('is delivered exactly once after %s', async (_name, rule, tries) => {
		fault(rule);
		const { error, items } = await send(skip);
		expect(error).toBeUndefined();
		expect([sends(), stored()]).toEqual([tries, 1]);
		expect(items[0]?.json).toMatchObject({ text: 'Row 0', direction: 'outgoing' });
		expect(items[0]?.json.status).toBe('sent');
	});

	it('is not resent after a 504 that left nothing behind: the write might still land', async () => {
		fault({ kind: '504' });
		const { error } = await send(skip);
		expect(error?.message).toMatch(/^The message may have been sent: Respondent answered 504/);
		expect([sends(), stored()]).toEqual([1, 0]);
		expect(harness.clock.slept).toEqual([1000, 2000, 4000, 8000]);
	});

	it('finds a write that lands late, within the settle time', async () => {
		fault({ kind: 'late-write', delayMs: 100_000 });
		// The write lands while the node waits for its second look, however soon the sandbox sees that the node has hung up.
		const { clock, sandbox } = harness;
		const sleep = clock.sleep.bind(clock);
		jest.spyOn(clock, 'sleep').mockImplementationOnce(async (ms) => {
			while (sandbox.pendingWrites === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			await sandbox.flushPendingWrites();
			await sleep(ms);
		});
		const { error } = await send({ ...skip, ...short });
		expect(error).toBeUndefined();
		expect(clock.slept).toEqual([1000]);
		expect(stored()).toBe(1);
		expect(sends()).toBe(1);
	});
});
