import type { Connection } from '../../../../nodes/shared/http/connection';
import { sendWithRetries } from '../../../../nodes/shared/http/sendWithRetries';
import { Failure } from '../../../../nodes/shared/base/failure';
import { PublishedLimits } from '../../../../nodes/shared/http/publishedLimits';
import { RetryBudget } from '../../../../nodes/shared/http/retryBudget';
import { FakeClock } from '../../../support/fakeClock';
import { connectionWith, failureIn, line, readCall, scripted, sendCall, type Step } from '../fakes';

const MINUTE = 60_000;

const busy = (seconds: number | string): Step => ({ status: 429, headers: { 'retry-after': String(seconds) } });
const ok: Step = { status: 200, body: { id: 1 } };

describe('deliver', () => {
	it('gives the body of a good answer after one request', async () => {
		const { done, sent } = line([ok]);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(1);
	});

	it.each([
		['POST', sendCall],
		['GET', readCall],
	])('sits out a Retry-After and repeats a %s', async (_method, call) => {
		const { done, sent, passed } = line([busy(7), ok], call);
		await expect(done).resolves.toEqual({ id: 1 });
		expect([sent(), passed()]).toEqual([2, 7000]);
	});

	it('sits out a Retry-After that is a date', async () => {
		const { done, passed } = line([busy('Mon, 02 Mar 2026 09:00:30 GMT'), ok]);
		await done;
		expect(passed()).toBe(30_000);
	});

	it('backs off by itself, at most 2 s, after a 429 without a Retry-After, or with one that names no time to come', async () => {
		const steps = [{ status: 429 }, busy('soon'), busy('0'), busy('-5'), { status: 429 }];
		const { done, connection } = line([...steps, ok]);
		await done;
		expect(connection.clock.slept).toEqual([187.5, 375, 750, 1500, 1500]);
	});

	it('backs off by itself after the 429 of a published limit whose Date stays in a window that has ended', async () => {
		const limit = {
			per: 'address',
			requests: 5,
			windowMs: 1000,
			kept: 'afterFirst429',
			isRefusal: () => true,
		} as const;
		const limits = new PublishedLimits([limit], 'stale.example', new FakeClock().now());
		const refusal: Step = { status: 429, headers: { date: 'Mon, 02 Mar 2026 09:00:00 GMT' } };
		const { done, sent, passed } = line([refusal], readCall, new RetryBudget(4, MINUTE), { limits });
		await expect(failureIn(done)).resolves.toMatchObject({ reason: 'notSent', code: '429' });
		expect(passed()).toBeLessThanOrEqual(MINUTE);
		expect(sent()).toBeLessThan(60);
	});

	it('counts no attempt for a 429, however many there are', async () => {
		const { done, sent } = line(
			[...Array<Step>(9).fill(busy(1)), { status: 503 }, ok],
			readCall,
			new RetryBudget(2, MINUTE),
		);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(11);
	});

	it.each([sendCall, readCall])('ends when the API answers 429 for longer than Max Wait: $method', async (call) => {
		const { done, sent, passed } = line([{ status: 429 }], call, new RetryBudget(4, MINUTE));
		await expect(failureIn(done)).resolves.toMatchObject({ reason: 'notSent', code: '429' });
		expect(sent()).toBeGreaterThan(4);
		expect(passed()).toBeGreaterThan(MINUTE - 2000);
		// The last attempt is a probe, and probes are up to 6 s apart.
		expect(passed()).toBeLessThanOrEqual(MINUTE + 6000);
	});

	it('believes a Retry-After of several days, and names its end', async () => {
		const { done } = line([busy(7 * 86_400), ok], sendCall);
		expect((await failureIn(done)).message).toContain('until 2026-03-09 09:00:00 UTC');
	});

	it.each([500, 502, 503, 504])('repeats a GET after %d', async (status) => {
		const { done, sent } = line([{ status }, { status }, ok]);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(3);
	});

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED'])('repeats a GET after %s', async (code) => {
		const { done, sent } = line([{ code }, ok]);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(2);
	});

	it.each<Step>([{ status: 500 }, { status: 503 }, { code: 'ECONNRESET' }, { status: 201, body: '<html>' }])(
		'never repeats a POST after %j',
		async (step) => {
			const { done, sent } = line([step, ok], sendCall);
			await expect(failureIn(done)).resolves.toMatchObject({ reason: 'unknown' });
			expect(sent()).toBe(1);
		},
	);

	it('repeats a POST that found no connection', async () => {
		const { done, sent } = line([{ code: 'ECONNREFUSED' }, ok], sendCall);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(2);
	});

	it.each([400, 401, 403, 404, 422, 302])('takes no for an answer: %d', async (status) => {
		const { done, sent } = line([{ status }, ok]);
		await expect(failureIn(done)).resolves.toMatchObject({ reason: 'rejectedByApi', code: String(status) });
		expect(sent()).toBe(1);
	});

	it('gives up after Max Attempts', async () => {
		const { done, sent } = line([{ status: 503 }], readCall, new RetryBudget(3, MINUTE));
		await expect(failureIn(done)).resolves.toMatchObject({ reason: 'notSent', code: '503' });
		expect(sent()).toBe(3);
	});

	it.each(['0', '2', 'Mon, 02 Mar 2026 09:00:00 GMT'])(
		'gives up after Max Attempts when each 503 has the Retry-After %s',
		async (retryAfter) => {
			const { done, sent } = line([{ status: 503, headers: { 'retry-after': retryAfter } }]);
			await expect(failureIn(done)).resolves.toMatchObject({ reason: 'notSent', code: '503' });
			expect(sent()).toBe(4);
		},
	);

	it('gives up before the waits of the row exceed Max Wait', async () => {
		const { done, sent, passed } = line([busy(20)], readCall, new RetryBudget(10, MINUTE - 1));
		await expect(failureIn(done)).resolves.toMatchObject({ reason: 'notSent', code: '429' });
		expect([sent(), passed()]).toEqual([3, 40_000]);
	});

	it('fails at once and names the time when a Retry-After is longer than Max Wait', async () => {
		const { done, sent, passed } = line([busy(90), ok], sendCall);
		const failure = await failureIn(done);
		expect(failure).toMatchObject({ reason: 'notSent', code: '429' });
		expect(failure.message).toContain('until 2026-03-02 09:01:30 UTC (90 s)');
		expect([sent(), passed()]).toEqual([1, 0]);
	});

	it('holds back everybody behind the same rateLimiter while a 429 is sat out', async () => {
		const first = line([busy(5), ok]);
		await new Promise((resolve) => setImmediate(resolve));
		const { clock } = first.connection;
		const starts: number[] = [];
		const { transport } = scripted([ok]);
		const second: Connection = {
			...first.connection,
			transport: async (options) => {
				starts.push(first.passed());
				return await transport(options);
			},
		};
		// Comes one second into the pause.
		await clock.sleep(1000);
		await sendWithRetries(second, readCall, { url: '/' }, new RetryBudget(4, MINUTE));
		await first.done;
		expect(starts).toEqual([5000]);
		expect(first.passed()).toBe(5000);
	});

	it('holds back nobody else after a 429 that does not say how long to wait', async () => {
		const first = line([{ status: 429 }, ok]);
		await new Promise((resolve) => setImmediate(resolve));
		const { transport } = scripted([ok]);
		await sendWithRetries({ ...first.connection, transport }, readCall, { url: '/' }, new RetryBudget(4, MINUTE));
		expect(first.passed()).toBe(0);
		await first.done;
		expect(first.passed()).toBe(187.5);
	});

	it('lets a row that may wait less than the pause fail without a request', async () => {
		const first = line([busy(50), ok]);
		await new Promise((resolve) => setImmediate(resolve));
		const { transport, sent } = scripted([ok]);
		const second = sendWithRetries(
			{ ...first.connection, transport },
			readCall,
			{ url: '/' },
			new RetryBudget(4, 49_999),
		);
		await expect(failureIn(second)).resolves.toMatchObject({ reason: 'notSent', code: '429' });
		expect(sent()).toBe(0);
		await first.done;
	});

	it('does not count time in the queue as waiting', async () => {
		const { done, connection, retryBudget } = line([ok], readCall, new RetryBudget(1, 100), { concurrency: 1 });
		await done;
		const visit = { limit: 1, maxPause: 0, clock: connection.clock };
		await connection.rateLimiter.acquire(visit);
		const queued = sendWithRetries(connection, readCall, { url: '/' }, retryBudget);
		await connection.clock.sleep(10_000);
		connection.rateLimiter.release(connection.clock);
		await expect(queued).resolves.toEqual({ id: 1 });
		expect(retryBudget.waitLeft).toBe(100);
	});

	it('sends nothing once the connection is closed, and says why', async () => {
		const closing = new Failure('notSent', 'Not sent, because of row 3');
		const { done, sent, connection } = line([ok], sendCall, new RetryBudget(4, MINUTE), { closed: () => closing });
		await expect(done).rejects.toBe(closing);
		expect(sent()).toBe(0);
		expect(connection.rateLimiter.isIdle(connection.clock.now())).toBe(true);
	});

	it('wakes from a wait when the run stops, and sends nothing more', async () => {
		const stopping = new AbortController();
		const closing = new Failure('notSent', 'Stopped');
		const closed = () => (stopping.signal.aborted ? closing : undefined);
		const { done, sent, connection, passed } = line([{ status: 503 }, ok], readCall, new RetryBudget(4, MINUTE), {
			signal: stopping.signal,
			closed,
		});
		const stop = connection.clock.sleep(100).then(() => {
			stopping.abort();
		});
		await expect(done).rejects.toBe(closing);
		await stop;
		expect([sent(), passed()]).toEqual([1, 100]);
	});

	it('leaves the rateLimiter whatever happens', async () => {
		const lines = [line([ok]), line([{ status: 400 }]), line([{ code: 'ECONNRESET' }], sendCall), line([busy(999)])];
		for (const { done, connection } of lines) {
			await done.catch(() => undefined);
			expect(connection.rateLimiter.isIdle(connection.clock.now() + MINUTE * 60)).toBe(true);
		}
	});

	it('gives each attempt options of its own, as n8n changes what it is given', async () => {
		const seen: object[] = [];
		const connection = connectionWith({
			transport: async (options) => {
				seen.push({ ...options });
				options.url = 'changed';
				return await Promise.resolve({ statusCode: seen.length < 3 ? 503 : 200, headers: {}, body: {} });
			},
		});
		await sendWithRetries(connection, readCall, { url: '/a' }, new RetryBudget(4, MINUTE));
		expect(seen).toEqual([{ url: '/a' }, { url: '/a' }, { url: '/a' }]);
	});
});
