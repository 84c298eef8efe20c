import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../nodes/shared/base/clock';
import { mulberry32 } from '../../sandbox/server/random';

/** How many times faster than in life everything goes: the node's waits, its timeout and the sandbox's delays alike. */
export const SPEED = 20;

/** Milliseconds on the real clock that stand for so many seconds of life. */
export function compressed(seconds: number): number {
	return (seconds * 1000) / SPEED;
}

/** The node's default timeout of 30 s, compressed. */
export const TIMEOUT = compressed(30);

/** A clock that runs faster than life: its waits are shorter and its time passes quicker by the same factor. */
export function fastClock(seed: number): Clock {
	const start = Date.now();
	return {
		now: () => start + (Date.now() - start) * SPEED,
		sleep: async (ms) => {
			await sleep(ms / SPEED);
		},
		random: mulberry32(seed),
	};
}
