import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Tally } from './tally';
import type { Job, WorkerMessage } from './worker';

/** Told of each job as it goes on. */
export interface Watcher {
	start: (job: Job) => { update: (stored: number) => void; finish: (tally: Tally) => void };
}

/** Makes the runs, two per processor at a time, since they wait half of their time, each in a process of its own. Tallies come in the order of the jobs. */
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
		const onExit = (code: number | null) => reject(new Error(`A worker ended with ${code ?? 'a signal'}`));
		const onMessage = (message: WorkerMessage) => {
			if ('stored' in message) return update(message.stored);
			worker.off('message', onMessage).off('exit', onExit);
			if ('tally' in message) resolve(message.tally);
			else reject(new Error(message.error));
		};
		worker.on('message', onMessage).on('exit', onExit);
		worker.send(job);
	});
}
