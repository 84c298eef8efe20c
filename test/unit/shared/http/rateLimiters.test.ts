import { rateLimiterFor } from '../../../../nodes/shared/http/rateLimiters';
import { FakeClock } from '../../../support/fakeClock';

describe('rateLimiterFor', () => {
	it('gives the same rateLimiter for the same key, and another one for another key', async () => {
		const clock = new FakeClock(0);
		const rateLimiter = rateLimiterFor('acme 1', 0);
		await rateLimiter.acquire({ limit: 1, maxPause: 0, clock });
		expect(rateLimiterFor('acme 2', 0)).not.toBe(rateLimiter);
		expect(rateLimiterFor('acme 1', 0)).toBe(rateLimiter);
		rateLimiter.release(clock);
	});

	it('keeps a rateLimiter while it is paused, and drops it afterwards', () => {
		const rateLimiter = rateLimiterFor('acme 3', 0);
		rateLimiter.pause(1000, 0);
		rateLimiterFor('acme 4', 999);
		expect(rateLimiterFor('acme 3', 999)).toBe(rateLimiter);
		rateLimiterFor('acme 5', 1000);
		expect(rateLimiterFor('acme 3', 1000)).not.toBe(rateLimiter);
	});
});
