import type { QueueMode } from '../../test/queue/support/queueMode';
import { usageOf } from './processes';
import type { Scaling } from './results';
import { saved, startAll, startSession, type Session } from './session';
import { csvOfRows, inOneExecution } from './workflows';

/** What is measured with each number of workers. */
export interface ScalingPlan {
	workers: number[];
	concurrency: number;
	/** Milliseconds that the server takes for an answer. */
	delay: number;
	rounds: number;
	executions: number;
	/** Rows of each execution. */
	rows: number;
}

/** Measures the sends per second with one number of workers after the other, with the same work for each. */
export async function measureScaling(plan: ScalingPlan, report: (line: string) => void): Promise<Scaling[]> {
	const session = await startSession(`concurrency-${plan.concurrency}`, plan.workers[0] ?? 1, plan.concurrency);
	try {
		const results: Scaling[] = [];
		for (const workers of plan.workers) {
			while (session.n8n.workers.length < workers) await session.n8n.addWorker();
			const result = await measureWith(session, plan);
			report(`${workers} workers of ${plan.concurrency}: ${result.perSecond.map(Math.round).join(', ')} sends/s`);
			results.push(result);
		}
		return results;
	} finally {
		await session.close();
	}
}

async function measureWith(
	{ n8n, credential, setDelay }: Session,
	{ concurrency, delay, rounds, executions, rows }: ScalingPlan,
): Promise<Scaling> {
	const workers = n8n.workers.length;
	const file = n8n.writeFile('scaling.csv', csvOfRows(rows));
	const workflow = await n8n.rest.createWorkflow(inOneExecution(file, credential));
	await setDelay(0);
	// Every worker compiles what it runs, and so does the database.
	for (let warmUp = 0; warmUp < 2; warmUp++) await saved(n8n, await startAll(n8n, workflow, workers * 2));
	await setDelay(delay);
	const perSecond: number[] = [];
	const waited: number[] = [];
	let cpu: Record<string, number> = {};
	for (let round = 0; round < rounds; round++) {
		const before = cpuOf(n8n);
		const waitedBefore = waitedFor(n8n);
		const start = performance.now();
		const times = await saved(n8n, await startAll(n8n, workflow, executions));
		const seconds = (performance.now() - start) / 1000;
		const after = cpuOf(n8n);
		cpu = Object.fromEntries(
			Object.entries(after).map(([name, used]) => [name, (used - (before[name] ?? 0)) / seconds]),
		);
		const from = Math.min(...times.map(({ startedAt }) => startedAt));
		const to = Math.max(...times.map(({ stoppedAt }) => stoppedAt));
		perSecond.push((executions * rows) / ((to - from) / 1000));
		waited.push((waitedFor(n8n) - waitedBefore) / workers / seconds);
	}
	const memory = n8n.workers.map(({ server }) => usageOf(server.pid ?? 0).peak);
	return { workers, concurrency, perSecond, cpu, waited, memory };
}

/** Seconds in which the workers have waited for a core so far. */
function waitedFor({ workers }: QueueMode): number {
	return workers.reduce((sum, { server }) => sum + usageOf(server.pid ?? 0).waited, 0);
}

/** Seconds of CPU time of each process so far. */
function cpuOf({ main, webhooks, workers, redis, postgres }: QueueMode): Record<string, number> {
	const servers = { redis: redis.server, postgres: postgres.server };
	const processes = [main, ...webhooks, ...workers].map(({ name, server }) => [name, server] as const);
	const used = [...processes, ...Object.entries(servers)].map(
		([name, { pid }]) => [name, usageOf(pid ?? 0).cpu] as const,
	);
	return {
		...Object.fromEntries(used),
		'this program': usageOf(process.pid).cpu - used.reduce((sum, [, cpu]) => sum + cpu, 0),
	};
}
