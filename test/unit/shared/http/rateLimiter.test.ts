import { ClockWindows } from '../../../../nodes/shared/http/clockWindows';
import { RateLimiter, type AcquireOptions } from '../../../../nodes/shared/http/rateLimiter';
import { SlidingWindow } from '../../../../nodes/shared/http/slidingWindow';
import { FakeClock } from '../../../support/fakeClock';

const DAY = 24 * 3600_000;

const settled = async () => {
	await new Promise((resolve) => setImmediate(resolve));
};

/** A rateLimiter of width 1 unless told otherwise, and the names of those it let in, in order. */
function scene(limit = 1) {
	const clock = new FakeClock(0);
	const rateLimiter = new RateLimiter();
	const log: string[] = [];
	const enter = async (name: string, changes: Partial<AcquireOptions> = {}) => {
		const until = await rateLimiter.acquire({ limit, maxPause: 60_000, clock, ...changes });
		log.push(until === undefined ? `${name}@${clock.now()}` : `${name} gave up: ${until}`);
		return until;
	};
	return { clock, rateLimiter, log, enter };
}

describe('RateLimiter', () => {
	it('lets in as many as the limit says, and the others in order as places get free', async () => {
		const { clock, rateLimiter, log, enter } = scene(2);
		const all = Promise.all(['a', 'b', 'c', 'd'].map(async (name) => await enter(name)));
		await settled();
		expect(log).toEqual(['a@0', 'b@0']);
		rateLimiter.release(clock);
		await settled();
		expect(log).toEqual(['a@0', 'b@0', 'c@0']);
		rateLimiter.release(clock);
		await all;
		expect(log).toEqual(['a@0', 'b@0', 'c@0', 'd@0']);
	});

	it('lets nobody overtake those who wait, though there were a place', async () => {
		const { clock, rateLimiter, log, enter } = scene();
		await enter('first');
		const narrow = enter('narrow', { limit: 1 });
		const wide = enter('wide', { limit: 10 });
		await settled();
		expect(log).toEqual(['first@0']);
		rateLimiter.release(clock);
		await Promise.all([narrow, wide]);
		expect(log).toEqual(['first@0', 'narrow@0', 'wide@0']);
	});

	it('lets nobody start during a pause', async () => {
		const { clock, rateLimiter, log, enter } = scene(3);
		rateLimiter.pause(5000, 0);
		await Promise.all([enter('a'), enter('b')]);
		expect(log).toEqual(['a@5000', 'b@5000']);
		expect(clock.slept).toEqual([5000]);
	});

	it('holds nobody up because the clock was set back, and keeps the rest of a pause', async () => {
		const { clock, rateLimiter, log, enter } = scene(4);
		const ahead = { now: () => clock.now() + 9_000_000, sleep: async () => await Promise.resolve(), random: () => 0.5 };
		await rateLimiter.acquire({ limit: 4, maxPause: 60_000, clock: ahead });
		await enter('a');
		await rateLimiter.acquire({ limit: 4, maxPause: 60_000, clock: ahead });
		rateLimiter.pause(ahead.now() + 5000, ahead.now());
		await enter('b');
		expect(log).toEqual(['a@0', 'b@5000']);
	});

	it('turns nobody away because of a refusal when the clock was set back', async () => {
		const { clock, rateLimiter, log, enter } = scene();
		const limit = new ClockWindows({ requests: 10, windowMs: 60_000 });
		limit.refuse(9_000_000);
		await enter('a', { limits: [limit] });
		rateLimiter.release(clock);
		limit.refuse(clock.now());
		await enter('b', { limits: [limit] });
		expect(log).toEqual(['a@0', 'b@60000']);
	});

	it('keeps a pause that begins after the clock was set back', async () => {
		const { clock, rateLimiter, log, enter } = scene();
		const ahead = { now: () => clock.now() + 9_000_000, sleep: async () => await Promise.resolve(), random: () => 0.5 };
		await rateLimiter.acquire({ limit: 4, maxPause: 60_000, clock: ahead });
		rateLimiter.release(ahead);
		rateLimiter.pause(5000, clock.now());
		await enter('a');
		expect(log).toEqual(['a@5000']);
	});

	it('keeps a longer pause when a shorter one comes, and takes a longer one over', async () => {
		const { clock, rateLimiter, log, enter } = scene();
		rateLimiter.pause(5000, 0);
		rateLimiter.pause(1000, 0);
		const entering = enter('a');
		const extending = clock.sleep(2000).then(() => {
			rateLimiter.pause(9000, clock.now());
		});
		await Promise.all([entering, extending]);
		expect(log).toEqual(['a@9000']);
	});

	it('tells who has less maxPause than the pause is long when it ends, and gives the place back', async () => {
		const { clock, rateLimiter, log, enter } = scene();
		rateLimiter.pause(5000, 0);
		await expect(enter('hasty', { maxPause: 4999 })).resolves.toBe(5000);
		expect(rateLimiter.isIdle(5000)).toBe(true);
		await enter('patient', { maxPause: 5000 });
		expect(log).toEqual(['hasty gave up: 5000', 'patient@5000']);
		expect(clock.now()).toBe(5000);
	});

	it('lets the next one try when somebody gives up', async () => {
		const { clock, rateLimiter, log, enter } = scene();
		await enter('first');
		const both = Promise.all([enter('hasty', { maxPause: 0 }), enter('patient')]);
		rateLimiter.pause(1000, 0);
		rateLimiter.release(clock);
		await both;
		expect(log).toEqual(['first@0', 'hasty gave up: 1000', 'patient@1000']);
	});

	it('lets a stopped run through its pause, so that it can find out that it is stopped', async () => {
		const { clock, rateLimiter, log, enter } = scene();
		rateLimiter.pause(60_000, 0);
		const stopping = new AbortController();
		const entering = enter('stopped', { signal: stopping.signal });
		await clock.sleep(10);
		stopping.abort();
		await entering;
		expect(log).toEqual(['stopped@10']);
	});

	it('serves callers in turns: a picker waits for one request of a sheet, not for all of its rows', async () => {
		const { clock, rateLimiter, log } = scene();
		const [sheet, picker] = [{}, {}];
		const visit = async (name: string, caller: object) => {
			await rateLimiter.acquire({ limit: 1, maxPause: 0, clock, caller });
			log.push(name);
			await clock.sleep(10);
			rateLimiter.release(clock);
		};
		const rows = Array.from({ length: 50 }, async (_, row) => await visit(`row ${row}`, sheet));
		await Promise.all([...rows, visit('picker', picker)]);
		expect(log.slice(0, 4)).toEqual(['row 0', 'row 1', 'picker', 'row 2']);
		expect(log.filter((name) => name !== 'picker')).toEqual(Array.from({ length: 50 }, (_, row) => `row ${row}`));
	});

	it('lets others pass one that a published limit holds back, whose Concurrency is smaller', async () => {
		const { clock, rateLimiter, log, enter } = scene(10);
		const limits = [new SlidingWindow({ requests: 1, windowMs: 5000 })];
		const searches = [enter('search', { limits, limit: 2 }), enter('search', { limits, limit: 2 })];
		const sends = [enter('send'), enter('send'), enter('send')];
		await settled();
		expect(log).toEqual(['search@0', 'send@0', 'send@0', 'send@0']);
		for (let released = 0; released < 3; released++) rateLimiter.release(clock);
		await Promise.all([...searches, ...sends]);
		expect(log.at(-1)).toBe('search@5000');
	});

	it('lets others pass who are not held back by a published limit of their own', async () => {
		const { clock, rateLimiter, log, enter } = scene(10);
		const limits = [new SlidingWindow({ requests: 1, windowMs: 5000 })];
		await Promise.all([enter('search', { limits }), enter('search', { limits }), enter('send'), enter('send')]);
		expect(log).toEqual(['search@0', 'send@0', 'send@0', 'search@5000']);
		expect(clock.now()).toBe(5000);
		expect(rateLimiter.isIdle(5000)).toBe(false);
	});

	it('tells who has less maxPause than the API refuses requests because of a published limit', async () => {
		const { log, enter } = scene(10);
		const limit = new ClockWindows({ requests: 100, windowMs: 60_000 });
		limit.refuse(20_000);
		await Promise.all([
			enter('hasty', { limits: [limit], maxPause: 1000 }),
			enter('patient', { limits: [limit] }),
			enter('other', { maxPause: 1000 }),
		]);
		expect(log).toEqual(['hasty gave up: 60000', 'other@0', 'patient@60000']);
	});

	it('turns away together, while no probe is due, all who have met a closed API for as long as they go on', async () => {
		const { clock, rateLimiter } = scene();
		const caller = {};
		const ends: string[] = [];
		const row = async (name: string, who: object) => {
			const visit = { limit: 10, maxPause: 1e9, maxClosure: 30_000, clock, caller: who };
			const admission = await rateLimiter.acquire(visit);
			ends.push(`${name} ${admission ?? 'sent'} ${Math.floor(clock.now() / 1000)}`);
			const startedAt = clock.now();
			if (admission === undefined) rateLimiter.release(clock, { startedAt, refused: true });
		};
		const late = clock.sleep(25_000).then(async () => await row('new run', {}));
		await Promise.all([...Array.from({ length: 100 }, async () => await row('row', caller)), late]);
		const closed = ends.filter((end) => end.startsWith('row closed'));
		expect(closed.length).toBeGreaterThanOrEqual(80);
		expect(new Set(closed).size).toBe(1);
		expect(ends.filter((end) => end.startsWith('new run'))).toEqual([expect.stringMatching(/^new run sent/)]);
	});

	it('lets one request probe an API that was closed before a rest, and the others follow', async () => {
		const { clock, rateLimiter, log, enter } = scene(10);
		for (let sent = 0; sent < 6; sent++) {
			await enter('refused');
			rateLimiter.release(clock, { startedAt: clock.now(), refused: true });
		}
		await clock.sleep(DAY);
		log.length = 0;
		const all = Promise.all(['a', 'b', 'c'].map(async (name) => await enter(name)));
		await settled();
		expect(log).toEqual([`a@${DAY}`]);
		rateLimiter.release(clock, { startedAt: DAY, refused: false });
		await all;
		expect(log).toHaveLength(3);
		expect(clock.now()).toBeLessThan(DAY + 100);
	});

	it('is idle only when nobody is inside, nobody waits and no pause is left', async () => {
		const { clock, rateLimiter, enter } = scene();
		expect(rateLimiter.isIdle(0)).toBe(true);
		await enter('a');
		expect(rateLimiter.isIdle(0)).toBe(false);
		const waiting = enter('b');
		rateLimiter.release(clock);
		await waiting;
		expect(rateLimiter.isIdle(0)).toBe(false);
		rateLimiter.release(clock);
		rateLimiter.pause(100, 0);
		expect([rateLimiter.isIdle(99), rateLimiter.isIdle(100)]).toEqual([false, true]);
	});
});
