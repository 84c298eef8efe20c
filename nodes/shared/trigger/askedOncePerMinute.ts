import { RecentMap } from '../base/recentMap';

/** Milliseconds for which an answer of the server is reused. */
const LIFETIME = 60_000;
/** Keys whose answers this process remembers. */
const REMEMBERED = 1000;

/**
 * A cache for answers that forged deliveries could make a trigger ask for again and again: for each key it calls `ask`
 * once a minute at most, and callers in between share that answer. `now` is in ms since the epoch. `ask` must not reject.
 */
export function askedOncePerMinute<T>(): (key: string, now: number, ask: () => Promise<T>) => Promise<T> {
	const answers = new RecentMap<{ at: number; answer: Promise<T> }>(REMEMBERED);
	return async (key, now, ask) => {
		const known = answers.get(key);
		if (known && now >= known.at && now - known.at < LIFETIME) return await known.answer;
		const answer = ask();
		answers.set(key, { at: now, answer });
		return await answer;
	};
}
