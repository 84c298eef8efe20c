import { Child } from './child';
import type { Session, Task } from './plan';
import { addRound, type Series } from './series';
import type { Measure, Place, Variant, Work } from './variants/variant';

/** The server, and where everything else is found. */
export interface Stage {
	server: Child;
	place: Place;
}

// So much work makes a process forget that it has just started. Lists that are to show the peak of a new process come
// after a small one only.
const WARM_ROWS = 300;
const WARM_LISTS = 3;
const SMALL_LIST: Work = { kind: 'list', records: 1000 };

/** Runs a session. Gives a series per variant and task; `report` is told of each that is done. */
export async function runSession(session: Session, stage: Stage, report: (series: Series) => void): Promise<Series[]> {
	const { tasks, variants, crews = 1 } = session;
	const planned = tasks.map(({ task, who }) => ({
		task,
		mine: variants.filter(who).map((variant) => emptySeries(variant, task)),
	}));
	for (let number = 0; number < crews; number++) {
		const crew = new Crew(stage, (variant) => warmingFor(session, variant));
		try {
			for (const { task, mine } of planned) {
				const upTo = Math.round((task.rounds * (number + 1)) / crews);
				for (let round = mine[0]?.ms.length ?? upTo; round < upTo; round++) {
					if (task.fresh) await crew.dismiss();
					for (const series of inTurn(mine, round)) await runRound(series, crew, stage);
				}
				if (number === crews - 1) mine.forEach(report);
			}
		} finally {
			await crew.dismiss();
		}
	}
	return planned.flatMap(({ mine }) => mine);
}

/**
 * The order in which the members of a group take their turns in a round. Nobody always comes after the same one, where there
 * are more than two, and nobody comes twice in a row, since a process that has just done the same is faster.
 */
export function inTurn<T>(group: readonly T[], round: number): T[] {
	const start = round % group.length;
	const rotated = [...group.slice(start), ...group.slice(0, start)];
	return round % 2 === 0 ? rotated : rotated.toReversed();
}

async function runRound(series: Series, crew: Crew, { server }: Stage): Promise<void> {
	const { variant, task } = series;
	const worker = await crew.workerFor(variant);
	await server.ask({ reset: { records: recordsFor(task.work), delay: task.delay } });
	const { measure } = await worker.ask<{ measure: Measure }>({ work: task.work });
	const { count } = await server.ask<{ count: number }>({ count: true });
	addRound(series, measure, count);
	if (task.fresh) await crew.dismiss();
}

function recordsFor(work: Work): number {
	return work.kind === 'list' ? work.records : 0;
}

function warmingFor({ tasks }: Session, variant: Variant): Work[] {
	const mine = tasks.flatMap(({ task, who }) => (who(variant) ? [task] : []));
	const lists = mine.flatMap(({ work, fresh }) =>
		work.kind === 'list' ? (fresh ? [SMALL_LIST] : Array<Work>(WARM_LISTS).fill(work)) : [],
	);
	return mine.some(({ work }) => work.kind === 'send') ? [{ kind: 'send', rows: WARM_ROWS }, ...lists] : lists;
}

function emptySeries(variant: Variant, task: Task): Series {
	return { variant, task, ms: [], cpu: [], block: [], peak: [], growth: [], items: 0, requests: 0 };
}

/** The processes of a session, one per variant, warmed up. */
class Crew {
	private readonly workers = new Map<Variant, Child>();

	constructor(
		private readonly stage: Stage,
		private readonly warming: (variant: Variant) => Work[],
	) {}

	async workerFor(variant: Variant): Promise<Child> {
		const known = this.workers.get(variant);
		if (known) return known;
		const worker = Child.start(variant.engine ? 'engine' : 'plain');
		this.workers.set(variant, worker);
		await worker.ask({ variant, place: this.stage.place });
		for (const work of this.warming(variant)) {
			await this.stage.server.ask({ reset: { records: recordsFor(work), delay: 0 } });
			await worker.ask({ work });
		}
		return worker;
	}

	async dismiss(): Promise<void> {
		const workers = [...this.workers.values()];
		this.workers.clear();
		await Promise.all(workers.map((worker) => worker.stop()));
	}
}
