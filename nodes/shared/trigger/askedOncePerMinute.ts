import { RecentMap } from '../base/recentMap';

/** Milliseconds for which an answer is reused. */
const LIFETIME = 60_000;
/** How many keys one cache holds. */
const MAX_KEYS = 1000;

/**
 * A cache that limits how often deliveries make a trigger send a request: whoever knows the URL of a trigger can send
 * forged ones. For each key, `ask` is called once a minute at most, and every other caller gets the answer of that call.
 * `now` is in ms since the epoch. `ask` must not reject.
 */
export function askedOncePerMinute<T>(): (key: string, now: number, ask: () => Promise<T>) => Promise<T> {
	const answers = new RecentMap<{ at: number; answer: Promise<T> }>(MAX_KEYS);
	return async (key, now, ask) => {
		const known = answers.get(key);
		if (known && now >= known.at && now - known.at < LIFETIME) return await known.answer;
		const answer = ask();
		answers.set(key, { at: now, answer });
		return await answer;
	};
}
