import { sleepUnlessAborted } from '../../shared/base/clock';
import { toFailure, Failure } from '../../shared/base/failure';
import type { RateLimiter } from '../../shared/http/rateLimiter';
import type { Row } from '../../shared/operation/row';
import { requireList } from '../answers';
import type { Call } from '../../shared/http/call';

// 100 searches a minute per account, counted in windows of a minute; the 429 does not say how much of it is left.
const PAUSE = 20_000;
const MOST_PAUSES = 12;

/** Until when nobody searches, by host and credential. */
const pausedUntil = new WeakMap<RateLimiter, number>();

/**
 * Makes a contact search. Chatwoot throttles these far below other requests: beyond the limit all searches of this
 * credential queue for the next minute, as each of them would only be refused again.
 */
export async function searchInTurn(row: Row, call: Call): Promise<unknown> {
	const { clock, rateLimiter: gate, signal } = row.connection;
	for (let pauses = 0; ; pauses++) {
		const wait = (pausedUntil.get(gate) ?? 0) - clock.now();
		if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
		try {
			return requireList(await row.fetch(call));
		} catch (error) {
			const isThrottled = error instanceof Failure && error.code === '429';
			if (!isThrottled || pauses >= MOST_PAUSES || signal?.aborted) throw toFailure(error, 'invalidInput');
			pausedUntil.set(gate, clock.now() + PAUSE);
		}
	}
}
