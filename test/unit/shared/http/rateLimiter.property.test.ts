import fc from 'fast-check';
import { RateLimiter } from '../../../../nodes/shared/http/rateLimiter';
import { FakeClock } from '../../../support/fakeClock';

interface Caller {
	/** When it comes, and how long its request takes, in ms. */
	arrives: number;
	takes: number;
	limit: number;
	maxPause: number;
	/** A 429 at the end of its request: how long the rateLimiter is to be paused. */
	pause: number | undefined;
	/** Whether its request gets a 429. */
	refused: boolean;
}

interface Visited {
	caller: Caller;
	index: number;
	/** When it was let in, or undefined when it gave up. */
	start: number | undefined;
	/** Requests under way when it was let in, its own included. */
	underWay: number;
	/** End of the pause that it was told about when it gave up. */
	told: number | undefined;
	decided: number;
}

interface Pause {
	from: number;
	until: number;
}

/** Sends all callers through one rateLimiter. Gives what each of them saw, in order of arrival. */
async function visitAll(callers: Caller[]) {
	const clock = new FakeClock(0);
	const rateLimiter = new RateLimiter();
	const pauses: Pause[] = [];
	const visits: Visited[] = [];
	const order: number[] = [];
	let underWay = 0;
	const visit = async (caller: Caller, index: number) => {
		await clock.sleep(caller.arrives);
		order.push(index);
		const told = await rateLimiter.acquire({ limit: caller.limit, maxPause: caller.maxPause, clock });
		const decided = clock.now();
		if (told === 'closed') throw new Error('Nobody has a maxClosure');
		if (told !== undefined) {
			visits.push({ caller, index, start: undefined, underWay, told, decided });
			return;
		}
		underWay++;
		visits.push({ caller, index, start: decided, underWay, told, decided });
		await clock.sleep(caller.takes);
		if (caller.pause !== undefined) {
			pauses.push({ from: clock.now(), until: clock.now() + caller.pause });
			rateLimiter.pause(clock.now() + caller.pause, clock.now());
		}
		underWay--;
		rateLimiter.release(clock, { startedAt: decided, refused: caller.refused });
	};
	await Promise.all(callers.map(visit));
	visits.sort((a, b) => order.indexOf(a.index) - order.indexOf(b.index));
	return { visits, pauses, rateLimiter, clock };
}

const ms = (max: number) => fc.integer({ min: 0, max });
const callerWith = (limit: fc.Arbitrary<number>, refused: fc.Arbitrary<boolean> = fc.constant(false)) =>
	fc.record({
		arrives: ms(300),
		takes: ms(50),
		limit,
		maxPause: fc.oneof(ms(120), fc.constant(1e9)),
		pause: fc.option(ms(100), { nil: undefined, freq: 3 }),
		refused,
	});
const oneLimit = fc
	.integer({ min: 1, max: 6 })
	.chain((limit) => fc.array(callerWith(fc.constant(limit)), { maxLength: 25 }));
const anyLimits = fc.array(callerWith(fc.integer({ min: 1, max: 6 })), { maxLength: 25 });
// Mostly 429s, so that the rate is bounded and the API closed in many cases.
const refusedOften = fc
	.integer({ min: 1, max: 6 })
	.chain((limit) =>
		fc.array(callerWith(fc.constant(limit), fc.integer({ min: 0, max: 3 }).map(Boolean)), { maxLength: 40 }),
	);
const LONGEST_PROBE = 6000;
const LONGEST_EXPECTED_PROBE = 16_000;
const runs = { numRuns: 1000 };

describe('RateLimiter, whoever comes when', () => {
	it('never has more requests under way than the limit', async () => {
		await fc.assert(
			fc.asyncProperty(oneLimit, async (callers) => {
				const { visits } = await visitAll(callers);
				for (const { start, underWay, caller } of visits) {
					if (start !== undefined) expect(underWay).toBeLessThanOrEqual(caller.limit);
				}
			}),
			runs,
		);
	});

	it('never has more requests under way than the largest limit, where nodes with several limits share it', async () => {
		await fc.assert(
			fc.asyncProperty(anyLimits, async (callers) => {
				const { visits } = await visitAll(callers);
				const largest = Math.max(0, ...callers.map(({ limit }) => limit));
				for (const { underWay } of visits) expect(underWay).toBeLessThanOrEqual(largest);
			}),
			runs,
		);
	});

	it('decides about everybody exactly once: who comes gets in or is told why not', async () => {
		await fc.assert(
			fc.asyncProperty(anyLimits, async (callers) => {
				const { visits } = await visitAll(callers);
				expect(visits.map(({ index }) => index).sort((a, b) => a - b)).toEqual([...callers.keys()]);
			}),
			runs,
		);
	});

	it('serves in order of arrival, but for who comes in the very millisecond in which a pause ends', async () => {
		await fc.assert(
			fc.asyncProperty(anyLimits, async (callers) => {
				const { visits, pauses } = await visitAll(callers);
				const ends = new Set<number | undefined>(pauses.map(({ until }) => until));
				const starts = visits.flatMap(({ start }) => (start === undefined || ends.has(start) ? [] : [start]));
				expect(starts).toEqual([...starts].sort((a, b) => a - b));
			}),
			runs,
		);
	});

	it('lets nobody start while a pause lasts', async () => {
		await fc.assert(
			fc.asyncProperty(anyLimits, async (callers) => {
				const { visits, pauses } = await visitAll(callers);
				for (const { from, until } of pauses) {
					// One who started in the same millisecond, before the pause was called, is not in it.
					const inside = visits.filter(({ start }) => start !== undefined && start > from && start < until);
					expect(inside).toEqual([]);
				}
			}),
			runs,
		);
	});

	it('turns away only those whose maxPause is shorter than the pause, and tells them when it ends', async () => {
		await fc.assert(
			fc.asyncProperty(anyLimits, async (callers) => {
				const { visits, pauses } = await visitAll(callers);
				for (const { told, decided, caller } of visits) {
					if (told === undefined) continue;
					expect(told - decided).toBeGreaterThan(caller.maxPause);
					expect(pauses.map(({ until }) => until)).toContain(told);
				}
			}),
			runs,
		);
	});

	it('lets in at once whoever finds a free place, nobody waiting and no pause', async () => {
		await fc.assert(
			fc.asyncProperty(oneLimit, async (callers) => {
				const calm = callers.map((caller, index) => ({ ...caller, arrives: index * 100, pause: undefined }));
				const { visits } = await visitAll(calm);
				for (const { start, caller } of visits) expect(start).toBe(caller.arrives);
			}),
			runs,
		);
	});

	it('has no more requests under way than the limit, whatever is refused', async () => {
		await fc.assert(
			fc.asyncProperty(refusedOften, async (callers) => {
				const { visits } = await visitAll(callers);
				for (const { underWay, caller } of visits) expect(underWay).toBeLessThanOrEqual(caller.limit);
			}),
			runs,
		);
	});

	it('lets everybody in within a bound, whatever is refused: nobody starves', async () => {
		await fc.assert(
			fc.asyncProperty(refusedOften, async (callers) => {
				const { visits } = await visitAll(callers);
				expect(visits).toHaveLength(callers.length);
				// Each request may have to wait for one probe, one request and one pause of those before it.
				const bound = callers.length * (LONGEST_PROBE + 50 + 100) + 300;
				for (const { decided } of visits) expect(decided).toBeLessThanOrEqual(bound);
			}),
			runs,
		);
	});

	it('lets nobody wait for long when the API takes requests again, however rare requests were before', async () => {
		const step = fc.record({
			gap: fc.constantFrom(0, 50, 1000, 12_000, 60_000, 110_000, 900_000, 86_400_000),
			refused: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
			pause: fc.constantFrom(0, 1000, 30_000),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.constantFrom(0, 12_000, 900_000), async (steps, rest) => {
				const clock = new FakeClock(0);
				const rateLimiter = new RateLimiter();
				let pausedUntil = 0;
				const send = async (refused: boolean, pause: number) => {
					await rateLimiter.acquire({ limit: 10, maxPause: 1e9, clock });
					const startedAt = clock.now();
					await clock.sleep(20);
					if (pause > 0) rateLimiter.pause(clock.now() + pause, clock.now());
					pausedUntil = Math.max(pausedUntil, clock.now() + pause);
					rateLimiter.release(clock, { startedAt, refused });
					return startedAt;
				};
				for (const { gap, refused, pause } of steps) {
					await clock.sleep(gap);
					await send(refused, refused ? pause : 0);
				}
				await clock.sleep(rest);
				const from = Math.max(clock.now(), pausedUntil);
				const starts = await Promise.all(Array.from({ length: 20 }, async () => await send(false, 0)));
				for (const [before, start] of starts.entries())
					expect(start - from).toBeLessThanOrEqual(LONGEST_EXPECTED_PROBE + 2000 * (before + 1));
			}),
			{ numRuns: 300 },
		);
	});

	it('is empty in the end: every place that was taken has been given back', async () => {
		await fc.assert(
			fc.asyncProperty(anyLimits, async (callers) => {
				const { rateLimiter, clock, pauses } = await visitAll(callers);
				const last = Math.max(clock.now(), ...pauses.map(({ until }) => until));
				expect(rateLimiter.isIdle(last)).toBe(true);
				await rateLimiter.acquire({ limit: 1, maxPause: 1e9, clock });
				expect(clock.now()).toBe(last);
			}),
			runs,
		);
	});
});
