import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measure } from '../variants/variant';

// process.resourceUsage() tells it in kilobytes.
const peak = () => process.resourceUsage().maxRSS * 1024;

/** Does a piece of work and measures what it takes; `work` gives what came out. Needs node --expose-gc. */
export async function measure(work: () => Promise<unknown[]>): Promise<Measure> {
	globalThis.gc?.();
	const heap = process.memoryUsage().heapUsed;
	const before = peak();
	// What the collection and the idle time before it took is not the work's.
	await sleep(20);
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const cpu = process.cpuUsage();
	const start = performance.now();
	const result = await work();
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	// The last block is noted by the timer that comes after it.
	await sleep(5);
	delay.disable();
	const highest = peak();
	globalThis.gc?.();
	const held = process.memoryUsage().heapUsed - heap;
	return { ms, cpu: (user + system) / 1000, block: delay.max / 1e6, items: result.length, before, peak: highest, held };
}
