import '../support/environment';
import { Expression } from 'n8n-workflow';
import type { HttpRequest } from '../support/httpRequest';
import { loadHttpRequest } from './httpRequest';
import type { Mode } from './modes';
import { runMode } from './run';
import { tallyOf, type Tally } from './tally';

/** One run that a worker is to make. */
export interface Job {
	mode: Mode;
	seed: number;
	rows: number;
}

/** What a worker says while it works on a job, and at its end. */
export type WorkerMessage = { stored: number } | { tally: Tally } | { error: string };

let httpRequest: Promise<HttpRequest> | undefined;

async function work({ mode, seed, rows }: Job): Promise<Tally> {
	const onProgress = (stored: number) => say({ stored });
	if (mode.node === 'Respondent') return tallyOf(await runMode(mode, { seed, rows, onProgress }), seed);
	httpRequest ??= loadHttpRequest(() => undefined);
	const trial = { seed, rows, onProgress, httpRequest: await httpRequest };
	return tallyOf(await runMode(mode, trial), seed);
}

function say(message: WorkerMessage): void {
	process.send?.(message);
}

async function main(): Promise<void> {
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	process.on('disconnect', () => {
		void Expression.disposeExpressionEngine().finally(() => process.exit());
	});
	process.on('message', (job: Job) => {
		work(job).then(
			(tally) => say({ tally }),
			(error: unknown) => say({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
		);
	});
}

void main();
