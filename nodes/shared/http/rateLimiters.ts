import { RateLimiter } from './rateLimiter';

const rateLimiters = new Map<string, RateLimiter>();

/**
 * The rate limiter of one host and credential. Drops those that are idle when it makes a new one, so that their number stays bounded.
 * So a caller asks for it with each request.
 */
export function rateLimiterFor(key: string, now: number): RateLimiter {
	const known = rateLimiters.get(key);
	if (known) return known;
	for (const [name, rateLimiter] of rateLimiters) if (rateLimiter.isIdle(now)) rateLimiters.delete(name);
	const rateLimiter = new RateLimiter();
	rateLimiters.set(key, rateLimiter);
	return rateLimiter;
}
