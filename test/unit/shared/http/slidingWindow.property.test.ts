import fc from 'fast-check';
import { RateLimiter } from '../../../../nodes/shared/http/rateLimiter';
import { SlidingWindow } from '../../../../nodes/shared/http/slidingWindow';
import { FakeClock } from '../../../support/fakeClock';

interface Request {
	arrives: number;
	takes: number;
	/** Which rate limiter it goes through. */
	way: number;
}

const WAYS = 3;

/** Sends all requests through rate limiters that share one limit. Gives when each has started, by way and in order of arrival. */
async function startsOf(requests: Request[], limit: { requests: number; windowMs: number }) {
	const clock = new FakeClock(0);
	const limits = [new SlidingWindow(limit)];
	const rateLimiters = Array.from({ length: WAYS }, () => new RateLimiter());
	const started: Array<{ at: number; arrived: number; way: number }> = [];
	await Promise.all(
		requests.map(async ({ arrives, takes, way }) => {
			await clock.sleep(arrives);
			const rateLimiter = rateLimiters[way];
			await rateLimiter?.acquire({ limit: 10, maxPause: 0, clock, limits });
			started.push({ at: clock.now(), arrived: arrives, way });
			await clock.sleep(takes);
			rateLimiter?.release(clock, { refused: false });
		}),
	);
	return started;
}

const limitArbitrary = fc.record({
	requests: fc.integer({ min: 1, max: 6 }),
	windowMs: fc.integer({ min: 5, max: 100 }),
});
const requestsArbitrary = fc.array(
	fc.record({
		arrives: fc.integer({ min: 0, max: 200 }),
		takes: fc.integer({ min: 0, max: 30 }),
		way: fc.integer({ min: 0, max: WAYS - 1 }),
	}),
	{ maxLength: 40 },
);
const runs = { numRuns: 500 };

describe('A published limit that is kept from the start, whoever comes when', () => {
	it('is never exceeded in any window, also where several rate limiters share it', async () => {
		await fc.assert(
			fc.asyncProperty(requestsArbitrary, limitArbitrary, async (requests, limit) => {
				const starts = (await startsOf(requests, limit)).map(({ at }) => at).sort((a, b) => a - b);
				for (const [index, at] of starts.entries()) {
					const later = starts[index + limit.requests] ?? Infinity;
					expect(later - at).toBeGreaterThanOrEqual(limit.windowMs);
				}
			}),
			runs,
		);
	});

	it('lets everybody start within the time that the limit and the requests before need', async () => {
		await fc.assert(
			fc.asyncProperty(requestsArbitrary, limitArbitrary, async (requests, limit) => {
				const started = await startsOf(requests, limit);
				expect(started).toHaveLength(requests.length);
				const bound = 200 + Math.ceil(requests.length / limit.requests) * limit.windowMs + requests.length * 30;
				for (const { at } of started) expect(at).toBeLessThanOrEqual(bound);
			}),
			runs,
		);
	});

	it('gives rate limiters that wait the same share, as far as their Concurrency of 10 allows', async () => {
		const requests = Array.from({ length: 600 }, (_, index) => ({ arrives: 0, takes: 5, way: index % WAYS }));
		const started = await startsOf(requests, { requests: 50, windowMs: 100 });
		const early = started.filter(({ at }) => at < 900);
		const counts = Array.from({ length: WAYS }, (_, way) => early.filter((one) => one.way === way).length);
		expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(10);
	});
});

it('lets everybody start at once after the clock was set back', () => {
	const window = new SlidingWindow({ requests: 1, windowMs: 100 });
	window.start(1_000_000, window);
	expect([window.waitAt(1_000_050, window), window.waitAt(500, window)]).toEqual([50, 0]);
});
