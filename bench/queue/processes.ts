import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What a process and everything it has started have used, from /proc of Linux. */
export interface Usage {
	/** Seconds of CPU time. */
	cpu: number;
	/** Seconds in which the main thread of each process was ready to run and waited for a core, added up over the processes. */
	waited: number;
	/** Bytes of memory that are resident now. */
	memory: number;
	/** The most bytes that were resident at once since `forgetPeak`, added up over the processes. */
	peak: number;
}

/** Clock ticks per second in /proc; 100 on every Linux that n8n runs on. */
const TICKS = 100;

/** The usage of a process and its descendants. */
export function usageOf(pid: number): Usage {
	const all = family(pid);
	const sum = (of: (each: number) => number) => all.reduce((total, each) => total + of(each), 0);
	return {
		cpu: sum((each) => {
			// The name in brackets may hold blanks: what is counted comes after it. Fields 14 and 15: user and system time.
			const fields = read(each, 'stat')
				.replace(/^.*\) /s, '')
				.split(' ');
			return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
		}),
		// Its second field: nanoseconds on the run queue (Linux, Documentation/scheduler/sched-stats.rst).
		waited: sum((each) => Number(read(each, 'schedstat').split(' ')[1] ?? 0) / 1e9),
		memory: sum((each) => statusOf(each, 'VmRSS')),
		peak: sum((each) => statusOf(each, 'VmHWM')),
	};
}

/** Begins the peak of a process and its descendants anew. */
export function forgetPeak(pid: number): void {
	for (const each of family(pid)) writeFileSync(`/proc/${each}/clear_refs`, '5');
}

/** A process and its descendants. */
function family(pid: number): number[] {
	const parents = new Map<number, number>();
	for (const name of readdirSync('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		const parent = /^PPid:\s+(\d+)/m.exec(read(Number(name), 'status'))?.[1];
		if (parent !== undefined) parents.set(Number(name), Number(parent));
	}
	const found = [pid];
	for (const each of found) for (const [child, parent] of parents) if (parent === each) found.push(child);
	return found;
}

function statusOf(pid: number, field: string): number {
	const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(pid, 'status'))?.[1];
	return Number(kilobytes ?? 0) * 1024;
}

function read(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return ''; // it has ended
	}
}
