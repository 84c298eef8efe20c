import { Failure, sleepUnlessAborted, toFailure, type Call, type RateLimiter, type Row } from '../../shared';
import { requireList } from '../answers';

// Chatwoot takes 100 searches a minute per account, counted in fixed windows. Its 429 does not say when the window ends.
const PAUSE = 20_000;
const MOST_PAUSES = 12;

/** The time, in ms since the epoch, until which no search starts. By rate limiter: one for each host and credential. */
const pausedUntil = new WeakMap<RateLimiter, number>();

/**
 * Sends a contact search and gives the answer. After a 429, all searches of the credential pause until Chatwoot takes them
 * again; other requests go on. Throws a Failure.
 */
export async function searchContacts(row: Row, call: Call): Promise<unknown> {
	const { clock, rateLimiter, signal } = row.connection;
	for (let pauses = 0; ; pauses++) {
		const wait = (pausedUntil.get(rateLimiter) ?? 0) - clock.now();
		if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
		try {
			return requireList(await row.fetch(call));
		} catch (error) {
			const isThrottled = error instanceof Failure && error.code === '429';
			if (!isThrottled || pauses >= MOST_PAUSES || signal?.aborted) throw toFailure(error, 'invalidInput');
			pausedUntil.set(rateLimiter, clock.now() + PAUSE);
		}
	}
}
