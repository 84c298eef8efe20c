import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measurement } from '../variants/variant';

// process.resourceUsage() gives kilobytes.
const peakMemory = () => process.resourceUsage().maxRSS * 1024;

/** Does a piece of work and measures it. `work` gives the items or records that came out. Needs node --expose-gc. */
export async function measure(work: () => Promise<unknown[]>): Promise<Measurement> {
	globalThis.gc?.();
	const before = peakMemory();
	// Lets the garbage collection above finish, so that its time is not counted.
	await sleep(20);
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const cpu = process.cpuUsage();
	const start = performance.now();
	const result = await work();
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	// The monitor records a block only when its next timer fires.
	await sleep(5);
	delay.disable();
	const peak = peakMemory();
	return { ms, cpu: (user + system) / 1000, block: delay.max / 1e6, items: result.length, before, peak };
}
