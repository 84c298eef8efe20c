import type { Clock } from '../../nodes/shared/base/clock';

/** A clock on which waits take no time: sleeping moves it forward. `slept` holds the waits in ms. */
export function skippingClock(): Clock & { slept: number[] } {
	let offset = 0;
	const slept: number[] = [];
	return {
		slept,
		now: () => Date.now() + offset,
		sleep: async (ms) => {
			slept.push(ms);
			offset += ms;
			await new Promise<void>((resolve) => setImmediate(resolve));
		},
		random: () => 0.5,
	};
}
