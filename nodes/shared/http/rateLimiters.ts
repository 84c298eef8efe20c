import { RateLimiter } from './rateLimiter';

const rateLimiters = new Map<string, RateLimiter>();

/** The rate limiter of one host and credential. Drops those that are idle, so that their number stays bounded. */
export function rateLimiterFor(key: string, now: number): RateLimiter {
	for (const [name, rateLimiter] of rateLimiters)
		if (name !== key && rateLimiter.isIdle(now)) rateLimiters.delete(name);
	const rateLimiter = rateLimiters.get(key) ?? new RateLimiter();
	rateLimiters.set(key, rateLimiter);
	return rateLimiter;
}
