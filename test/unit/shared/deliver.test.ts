import type { Corridor } from '../../../nodes/shared/http/sendWithRetries';
import { deliver } from '../../../nodes/shared/http/sendWithRetries';
import { Failure } from '../../../nodes/shared/base/failure';
import { Patience } from '../../../nodes/shared/http/retryBudget';
import { corridorWith, failureIn, readCall, scripted, sendCall, type Step } from './fakes';
import type { Call } from '../../../nodes/shared/http/call';

const MINUTE = 60_000;

/** Delivers a call over a scripted line; gives what came of it and how many requests that took. */
function line(
	steps: Step[],
	call: Call = readCall,
	patience = new Patience(4, MINUTE),
	changes: Partial<Corridor> = {},
) {
	const { transport, sent } = scripted(steps);
	const corridor = corridorWith({ transport, ...changes });
	const start = corridor.clock.now();
	return {
		corridor,
		patience,
		sent,
		passed: () => corridor.clock.now() - start,
		done: deliver(corridor, call, { url: call.url }, patience),
	};
}

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

	it('backs off by itself after a 429 without a Retry-After, or with one that makes no sense', async () => {
		const { done, corridor } = line([{ status: 429 }, busy('soon'), busy('999999'), ok]);
		await done;
		expect(corridor.clock.slept).toEqual([250, 500, 1000]);
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
			await expect(failureIn(done)).resolves.toMatchObject({ reason: 'mayHaveArrived' });
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
		await expect(failureIn(done)).resolves.toMatchObject({ reason: 'rejected', code: String(status) });
		expect(sent()).toBe(1);
	});

	it('gives up after Max Attempts', async () => {
		const { done, sent } = line([{ status: 503 }], readCall, new Patience(3, MINUTE));
		await expect(failureIn(done)).resolves.toMatchObject({ reason: 'notSent', code: '503' });
		expect(sent()).toBe(3);
	});

	it('gives up before the waits of the row exceed Max Wait', async () => {
		const { done, sent, passed } = line([busy(20)], readCall, new Patience(10, MINUTE - 1));
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

	it('holds back everybody behind the same gate while a 429 is sat out', async () => {
		const first = line([busy(5), ok]);
		await new Promise((resolve) => setImmediate(resolve));
		const { clock } = first.corridor;
		const starts: number[] = [];
		const { transport } = scripted([ok]);
		const second: Corridor = {
			...first.corridor,
			transport: async (options) => {
				starts.push(first.passed());
				return await transport(options);
			},
		};
		// Comes one second into the pause.
		await clock.sleep(1000);
		await deliver(second, readCall, { url: '/' }, new Patience(4, MINUTE));
		await first.done;
		expect(starts).toEqual([5000]);
		expect(first.passed()).toBe(5000);
	});

	it('lets a row that may wait less than the pause fail without a request', async () => {
		const first = line([busy(50), ok]);
		await new Promise((resolve) => setImmediate(resolve));
		const { transport, sent } = scripted([ok]);
		const second = deliver({ ...first.corridor, transport }, readCall, { url: '/' }, new Patience(4, 49_999));
		await expect(failureIn(second)).resolves.toMatchObject({ reason: 'notSent', code: '429' });
		expect(sent()).toBe(0);
		await first.done;
	});

	it('does not count time in the queue as waiting', async () => {
		const { done, corridor, patience } = line([ok], readCall, new Patience(1, 100), { concurrency: 1 });
		await done;
		const visit = { limit: 1, patience: 0, clock: corridor.clock };
		await corridor.gate.enter(visit);
		const queued = deliver(corridor, readCall, { url: '/' }, patience);
		await corridor.clock.sleep(10_000);
		corridor.gate.leave();
		await expect(queued).resolves.toEqual({ id: 1 });
		expect(patience.waitLeft).toBe(100);
	});

	it('sends nothing once the corridor is closed, and says why', async () => {
		const closing = new Failure('notSent', 'Not sent, because of row 3');
		const { done, sent, corridor } = line([ok], sendCall, new Patience(4, MINUTE), { closed: () => closing });
		await expect(done).rejects.toBe(closing);
		expect(sent()).toBe(0);
		expect(corridor.gate.idle(corridor.clock.now())).toBe(true);
	});

	it('wakes from a wait when the run stops, and sends nothing more', async () => {
		const stopping = new AbortController();
		const closing = new Failure('notSent', 'Stopped');
		const closed = () => (stopping.signal.aborted ? closing : undefined);
		const { done, sent, corridor, passed } = line([{ status: 503 }, ok], readCall, new Patience(4, MINUTE), {
			signal: stopping.signal,
			closed,
		});
		const stop = corridor.clock.sleep(100).then(() => {
			stopping.abort();
		});
		await expect(done).rejects.toBe(closing);
		await stop;
		expect([sent(), passed()]).toEqual([1, 100]);
	});

	it('leaves the gate whatever happens', async () => {
		const lines = [line([ok]), line([{ status: 400 }]), line([{ code: 'ECONNRESET' }], sendCall), line([busy(999)])];
		for (const { done, corridor } of lines) {
			await done.catch(() => undefined);
			expect(corridor.gate.idle(corridor.clock.now() + MINUTE * 60)).toBe(true);
		}
	});

	it('gives each attempt options of its own, as n8n changes what it is given', async () => {
		const seen: object[] = [];
		const corridor = corridorWith({
			transport: async (options) => {
				seen.push({ ...options });
				options.url = 'changed';
				return await Promise.resolve({ statusCode: seen.length < 3 ? 503 : 200, headers: {}, body: {} });
			},
		});
		await deliver(corridor, readCall, { url: '/a' }, new Patience(4, MINUTE));
		expect(seen).toEqual([{ url: '/a' }, { url: '/a' }, { url: '/a' }]);
	});
});
