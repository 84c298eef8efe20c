import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
	/** What is waited for, for the error's text. */
	what: string;
	/** Milliseconds in all; 120 s by default. */
	timeout?: number;
	/** Milliseconds between two looks; 50 by default. */
	interval?: number;
}

/** Looks until there is something (anything but undefined) and gives it. Throws when it takes too long. */
export async function waitFor<T>(look: () => Promise<T | undefined>, patience: Patience): Promise<T> {
	const { what, timeout = 120_000, interval = 50 } = patience;
	const deadline = performance.now() + timeout;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (performance.now() > deadline) throw new Error(`Waited ${timeout / 1000} s in vain for ${what}`);
		await sleep(interval);
	}
}
