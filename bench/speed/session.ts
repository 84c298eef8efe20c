import type { Child } from '../support/child';
import { startProgram } from './build';
import type { Session } from './plan';
import { addRound, type Series } from './series';
import type { Task } from './task';
import type { Locations, Measurement, Variant, Work } from './variants/variant';

/** The server process, and what the worker processes need to find it. */
export interface Context {
	server: Child;
	locations: Locations;
}

// The warm-up of a new process. Before a task that measures the peak memory of a new process, it is only one small list.
const WARM_UP_ROWS = 300;
const WARM_UP_LISTS = 3;
const SMALL_LIST: Work = { kind: 'list', records: 1000 };

/** Runs a session. Gives a series per variant and task, and calls `report` with each finished series. */
export async function runSession(
	session: Session,
	context: Context,
	report: (series: Series) => void,
): Promise<Series[]> {
	const { tasks, variants, processSets = 1 } = session;
	const planned = tasks.map(({ task, isFor }) => ({
		task,
		seriesList: variants.filter(isFor).map((variant) => emptySeries(variant, task)),
	}));
	for (let number = 0; number < processSets; number++) {
		const workers = new WorkerSet(context, (variant) => warmUpFor(session, variant));
		try {
			for (const { task, seriesList } of planned) {
				const upTo = Math.round((task.rounds * (number + 1)) / processSets);
				for (let round = seriesList[0]?.ms.length ?? upTo; round < upTo; round++) {
					if (task.fresh) await workers.stop();
					for (const series of turnOrder(seriesList, round)) await runRound(series, workers, context);
				}
				if (number === processSets - 1) seriesList.forEach(report);
			}
		} finally {
			await workers.stop();
		}
	}
	return planned.flatMap(({ seriesList }) => seriesList);
}

/**
 * The order in which a group is measured in a round. No member comes twice in a row, at the end of one round and at the start
 * of the next, because a process that repeats its work at once is faster. In a group of three or more, no member always comes
 * after the same other member.
 */
export function turnOrder<T>(group: readonly T[], round: number): T[] {
	const start = round % group.length;
	const rotated = [...group.slice(start), ...group.slice(0, start)];
	return round % 2 === 0 ? rotated : rotated.toReversed();
}

async function runRound(series: Series, workers: WorkerSet, { server }: Context): Promise<void> {
	const { variant, task } = series;
	const worker = await workers.workerFor(variant);
	await server.ask({ reset: { records: recordsFor(task.work), delay: task.delay } });
	const { measurement } = await worker.ask<{ measurement: Measurement }>({ work: task.work });
	const { count } = await server.ask<{ count: number }>({ count: true });
	addRound(series, measurement, count);
	if (task.fresh) await workers.stop();
}

function recordsFor(work: Work): number {
	return work.kind === 'list' ? work.records : 0;
}

function warmUpFor({ tasks }: Session, variant: Variant): Work[] {
	const ownTasks = tasks.flatMap(({ task, isFor }) => (isFor(variant) ? [task] : []));
	const lists = ownTasks.flatMap(({ work, fresh }) =>
		work.kind === 'list' ? (fresh ? [SMALL_LIST] : Array<Work>(WARM_UP_LISTS).fill(work)) : [],
	);
	return ownTasks.some(({ work }) => work.kind === 'send') ? [{ kind: 'send', rows: WARM_UP_ROWS }, ...lists] : lists;
}

function emptySeries(variant: Variant, task: Task): Series {
	return { variant, task, ms: [], cpu: [], block: [], peak: [], growth: [], items: 0, requests: 0 };
}

/** Warmed-up worker processes, one per variant. */
class WorkerSet {
	private readonly workers = new Map<Variant, Child>();

	constructor(
		private readonly context: Context,
		private readonly warmUpFor: (variant: Variant) => Work[],
	) {}

	/** The worker of a variant; starts it and warms it up when it is not running. */
	async workerFor(variant: Variant): Promise<Child> {
		const running = this.workers.get(variant);
		if (running) return running;
		const worker = startProgram(variant.engine ? 'engine' : 'plain');
		this.workers.set(variant, worker);
		await worker.ask({ variant, locations: this.context.locations });
		for (const work of this.warmUpFor(variant)) {
			await this.context.server.ask({ reset: { records: recordsFor(work), delay: 0 } });
			await worker.ask({ work });
		}
		return worker;
	}

	/** Stops all workers. The next measurement starts new ones. */
	async stop(): Promise<void> {
		const workers = [...this.workers.values()];
		this.workers.clear();
		await Promise.all(workers.map((worker) => worker.stop()));
	}
}
