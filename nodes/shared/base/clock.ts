import { sleep } from 'n8n-workflow';

/** The time that retries and rate limiting go by. Tests pass a clock of their own. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now: () => number;
	/** Resolves after `ms` milliseconds. */
	sleep: (ms: number) => Promise<void>;
	/** A number from 0 (included) to 1 (excluded), for jitter. */
	random: () => number;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms) => await sleep(ms),
	random: () => Math.random(),
};

/** Sleeps for `ms` milliseconds, or until `signal` fires. Resolves in both cases: the caller looks at the signal. */
export async function sleepUnlessAborted(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) return;
	if (!signal) return await clock.sleep(ms);
	let wake: () => void = () => undefined;
	const aborted = new Promise<void>((resolve) => {
		wake = resolve;
		signal.addEventListener('abort', wake, { once: true });
	});
	try {
		await Promise.race([clock.sleep(ms), aborted]);
	} finally {
		signal.removeEventListener('abort', wake);
	}
}
