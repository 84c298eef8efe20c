import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../nodes/shared/base/clock';
import { mulberry32 } from '../../sandbox/server/random';

/** Simulated time runs this many times faster than real time: for the node's waits and timeout, and for the sandbox's delays. */
export const SPEEDUP = 20;

/** The real milliseconds that a simulated time in seconds takes. */
export function realMs(simulatedSeconds: number): number {
	return (simulatedSeconds * 1000) / SPEEDUP;
}

/** The node's default timeout of 30 simulated seconds, in real milliseconds. */
export const TIMEOUT_MS = realMs(30);

/** A clock in simulated time: its waits are divided, and the time that passes is multiplied, by `SPEEDUP`. */
export function fastClock(seed: number): Clock {
	const start = Date.now();
	return {
		now: () => start + (Date.now() - start) * SPEEDUP,
		sleep: async (ms) => {
			await sleep(ms / SPEEDUP);
		},
		random: mulberry32(seed),
	};
}
