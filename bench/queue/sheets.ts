import { measurePairs, type Pairs } from '../../test/queue/support/pairs';
import { forgetPeak, usageOf } from './processes';
import type { QueueResults, SheetRun } from './results';
import { nodeRuns, saved, startSession, withChatwoot, type NodeRun, type Session } from './session';
import { batchWorkflow, csvOfRows, inBatches, inOneExecution } from './workflows';

/** The sizes of the sheets, and how often the smaller one is measured. */
export interface SheetPlan {
	small: number;
	large: number;
	repeats: number;
	events: number;
}

const sum = (runs: NodeRun[]) => runs.reduce((total, { executionTime }) => total + executionTime, 0);

/** Measures sheets in one execution, the largest one in batches, and events that two webhook processors get at once. */
export async function measureSheets(
	{ small, large, repeats, events }: SheetPlan,
	report: (line: string) => void,
): Promise<Pick<QueueResults, 'batches' | 'pairs' | 'sheets'>> {
	const session = await startSession('sheets', 1, 10);
	try {
		await session.setDelay(0);
		const say = (name: string, run: SheetRun) => {
			const perRow = (run.node / run.rows).toFixed(3);
			report(`${name}, ${run.rows} rows: ${perRow} ms per row, saved in ${Math.round(run.saving)} ms`);
			return run;
		};
		await oneExecution(session, small); // the warm-up
		const sheets: SheetRun[] = [];
		for (let repeat = 0; repeat < repeats; repeat++)
			sheets.push(say('In one execution', await oneExecution(session, small)));
		sheets.push(say('In one execution', await oneExecution(session, large)));
		const batches = say('In batches', await batched(session, large, small));
		return { sheets, batches: { ...batches, batch: small }, pairs: { ...(await pairs(session, events)), events } };
	} finally {
		await session.close();
	}
}

async function oneExecution(session: Session, rows: number): Promise<SheetRun> {
	const { n8n, credential } = session;
	const file = n8n.writeFile(`sheet-${rows}.csv`, csvOfRows(rows));
	const workflow = await n8n.rest.createWorkflow(inOneExecution(file, credential));
	const { id, savedAt, run } = await measured(
		session,
		rows,
		async () => await n8n.rest.startWorkflow(workflow, 'Start'),
	);
	const { Send: [send] = [] } = await nodeRuns(n8n, id);
	if (!send) throw new Error(`Execution ${id} has no run of Send`);
	return { ...run, node: send.executionTime, saving: savedAt - (send.startTime + send.executionTime) };
}

async function batched(session: Session, rows: number, batch: number): Promise<SheetRun> {
	const { n8n, credential } = session;
	const file = n8n.writeFile(`sheet-${rows}.csv`, csvOfRows(rows));
	const called = await n8n.rest.createWorkflow(batchWorkflow(credential));
	const workflow = await n8n.rest.createWorkflow(inBatches(file, batch, called.id));
	const { id, savedAt, run } = await measured(
		session,
		rows,
		async () => await n8n.rest.startWorkflow(workflow, 'Start'),
	);
	const ids = (await n8n.sql(`select id from execution_entity where "workflowId" = '${called.id}'`)).split('\n');
	let node = 0;
	for (const each of ids) node += sum((await nodeRuns(n8n, each)).Send ?? []);
	const last = (await nodeRuns(n8n, id)).Batches?.at(-1);
	return { ...run, node, saving: savedAt - ((last?.startTime ?? 0) + (last?.executionTime ?? 0)) };
}

async function measured({ n8n }: Session, rows: number, start: () => Promise<string>) {
	const pid = n8n.workers[0]?.server.pid ?? 0;
	const { memory: before } = usageOf(pid);
	forgetPeak(pid);
	const id = await start();
	const [times] = await saved(n8n, [id]);
	if (!times) throw new Error(`Execution ${id} is not there`);
	const { startedAt, stoppedAt, savedAt } = times;
	const memory = usageOf(pid).peak - before;
	return { id, savedAt, run: { rows, execution: stoppedAt - startedAt, memory } };
}

async function pairs({ n8n }: Session, events: number): Promise<Pairs> {
	const { chatwoot, credential } = await withChatwoot(n8n);
	try {
		return await measurePairs({ n8n, chatwoot, credentials: [credential] }, events);
	} finally {
		await chatwoot.close();
	}
}
