import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Child } from '../support/child';
import type { Job } from './job';
import type { Tally } from './tally';

// A run that hangs is ended after this time, so that it does not hold up the others.
const RUN_TIMEOUT_MS = 20 * 60_000;

/** Follows the jobs of a pool. */
export interface JobObserver {
	/** Called when a job starts. `update` is then called with the messages stored so far, and `finish` at the end. */
	start: (job: Job) => { update: (stored: number) => void; finish: (tally: Tally) => void };
}

/**
 * Runs the jobs in worker processes, each of which makes one run at a time. There are two workers per processor, because a
 * run spends half of its time waiting. Gives the tallies in the order of the jobs. Throws when a run fails.
 */
export async function runJobs(jobs: readonly Job[], observer: JobObserver): Promise<Tally[]> {
	const tallies: Tally[] = [];
	const queue = [...jobs.entries()];
	const runWorker = async () => {
		const worker = Child.start(join(__dirname, 'worker.ts'));
		try {
			for (let next = queue.shift(); next; next = queue.shift()) {
				const [index, job] = next;
				const { update, finish } = observer.start(job);
				const tally = await worker.ask<Tally>(job, { timeoutMs: RUN_TIMEOUT_MS, onProgress: update });
				finish(tally);
				tallies[index] = tally;
			}
		} finally {
			await worker.stop();
		}
	};
	await Promise.all(Array.from({ length: Math.min(2 * availableParallelism(), 8, jobs.length) }, runWorker));
	return tallies;
}
