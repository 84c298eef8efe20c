import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { modeName } from './modes';
import type { Tally } from './tally';
import type { Job, WorkerMessage } from './worker';

// A node that waits forever must not hold up the rest.
const LONGEST_RUN = 20 * 60_000;

/** Told of each job as it goes on. */
export interface Watcher {
	start: (job: Job) => { update: (stored: number) => void; finish: (tally: Tally) => void };
}

/**
 * Makes the runs, each in a process that runs nothing else meanwhile; two per processor, since they wait half of their
 * time. Gives the tallies in the order of the jobs.
 */
export async function runJobs(jobs: readonly Job[], watcher: Watcher): Promise<Tally[]> {
	const tallies: Tally[] = [];
	const waiting = [...jobs.entries()];
	const lane = async () => {
		const worker = fork(join(__dirname, 'worker.ts'));
		try {
			for (let next = waiting.shift(); next; next = waiting.shift()) {
				const [index, job] = next;
				const { update, finish } = watcher.start(job);
				const tally = await runJob(worker, job, update);
				finish(tally);
				tallies[index] = tally;
			}
		} finally {
			if (worker.connected) worker.disconnect();
		}
	};
	await Promise.all(Array.from({ length: Math.min(2 * availableParallelism(), 8, jobs.length) }, lane));
	return tallies;
}

async function runJob(worker: ChildProcess, job: Job, update: (stored: number) => void): Promise<Tally> {
	return await new Promise((resolve, reject) => {
		const overdue = setTimeout(() => {
			worker.kill();
			reject(new Error(`A run did not end within ${LONGEST_RUN / 60_000} minutes: ${modeName(job.mode)}`));
		}, LONGEST_RUN);
		const settle = () => {
			clearTimeout(overdue);
			worker.off('message', onMessage).off('exit', onExit);
		};
		const onExit = (code: number | null) => {
			settle();
			reject(new Error(`A worker ended with ${code ?? 'a signal'}`));
		};
		const onMessage = (message: WorkerMessage) => {
			if ('stored' in message) return update(message.stored);
			settle();
			if ('tally' in message) resolve(message.tally);
			else reject(new Error(message.error));
		};
		worker.on('message', onMessage).on('exit', onExit);
		worker.send(job);
	});
}
