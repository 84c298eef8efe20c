import { Child } from './child';
import type { Session, Task } from './plan';
import { addRound, type Series } from './series';
import type { Measure, Place, Variant, Work } from './variants/variant';

/** The server, and where everything else is found. */
export interface Stage {
	server: Child;
	place: Place;
}

// So much work makes a process forget that it has just started.
const WARM_ROWS = 300;
const WARM_RECORDS = 1000;

/** Runs a session. Gives a series per variant and task; `report` is told of each that is done. */
export async function runSession(session: Session, stage: Stage, report: (series: Series) => void): Promise<Series[]> {
	const crew = new Crew(stage, (variant) => warmingFor(session, variant));
	const done: Series[] = [];
	try {
		for (const { task, who } of session.tasks) {
			const mine = session.variants.filter(who).map((variant) => emptySeries(variant, task));
			for (let round = 0; round < task.rounds; round++) {
				if (task.fresh) await crew.dismiss();
				// Back and forth, so that nobody always comes after the same one.
				for (const series of round % 2 === 0 ? mine : mine.toReversed()) await runRound(series, crew, stage);
			}
			mine.forEach(report);
			done.push(...mine);
		}
		return done;
	} finally {
		await crew.dismiss();
	}
}

async function runRound(series: Series, crew: Crew, { server }: Stage): Promise<void> {
	const { variant, task } = series;
	const worker = await crew.workerFor(variant);
	const records = task.work.kind === 'list' ? task.work.records : 0;
	await server.ask({ reset: { records, delay: task.delay } });
	const { measure } = await worker.ask<{ measure: Measure }>({ work: task.work });
	const { count } = await server.ask<{ count: number }>({ count: true });
	addRound(series, measure, count);
	if (task.fresh) await crew.dismiss();
}

function warmingFor({ tasks }: Session, variant: Variant): Work[] {
	const mine = tasks.filter(({ who }) => who(variant));
	const kinds = new Set(mine.map(({ task }) => task.work.kind));
	return [...kinds].map((kind) => (kind === 'send' ? { kind, rows: WARM_ROWS } : { kind, records: WARM_RECORDS }));
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
		await this.stage.server.ask({ reset: { records: WARM_RECORDS, delay: 0 } });
		for (const work of this.warming(variant)) await worker.ask({ work });
		return worker;
	}

	async dismiss(): Promise<void> {
		const workers = [...this.workers.values()];
		this.workers.clear();
		await Promise.all(workers.map((worker) => worker.stop()));
	}
}
