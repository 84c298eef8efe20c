import { CONCURRENCY } from './concurrency';
import type { ApiLimit } from './limits';

/** What the shortest time depends on. `answerMs`: the time of an answer. */
interface Job {
	limit: ApiLimit;
	answerMs: number;
	sends: number;
}

/**
 * The shortest time in ms for all sends: a client that knows at each ms what the API takes, with as many requests under way as
 * Concurrency allows.
 */
export function idealMs(job: Job): number {
	return timeOf(job, []);
}

/**
 * As `idealMs`, for a client that does not know the limit, on an API whose 429s say how long to wait: it is refused once when the
 * limit first binds, and once when the limit was lowered (`loweredAt`), and keeps to the time that the API names, in whole seconds.
 * No client without knowledge of the limit is faster.
 */
export function boundMs(job: Job, loweredAt: number[]): number {
	return timeOf(job, [0, ...loweredAt]);
}

function timeOf({ limit, answerMs, sends }: Job, lessons: number[]): number {
	const toLearn = [...lessons];
	const ends: number[] = [];
	let sent = 0;
	let pausedUntil = 0;
	for (let now = 0; ; now++) {
		while ((ends[0] ?? Infinity) <= now) {
			ends.shift();
			limit.end?.();
		}
		while (sent < sends && ends.length < CONCURRENCY && now >= pausedUntil && limit.takes(now)) {
			limit.take(now);
			ends.push(now + answerMs);
			sent++;
		}
		if (sent === sends) return now + answerMs;
		const isRefused = ends.length < CONCURRENCY && now >= pausedUntil;
		if (!isRefused || now < (toLearn[0] ?? Infinity)) continue;
		toLearn.shift();
		pausedUntil = now + Math.max(1, Math.ceil(limit.freeIn(now) / 1000)) * 1000;
	}
}
