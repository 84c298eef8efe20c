import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution } from '../../e2e/support/execution';
import type { SavedWorkflow } from '../../e2e/support/rest';
import { waitFor } from '../../e2e/support/waitFor';
import type { QueueMode } from './queueMode';

/** The IDs of all executions of a workflow, the oldest first. */
async function idsOf({ sql }: QueueMode, { id }: Pick<SavedWorkflow, 'id'>, condition = 'true'): Promise<string[]> {
	const found = await sql(`select id from execution_entity where "workflowId" = '${id}' and ${condition} order by id`);
	return found === '' ? [] : found.split('\n');
}

/** Waits until so many executions of a workflow have ended, well or not. */
export async function endedRuns(n8n: QueueMode, workflow: Pick<SavedWorkflow, 'id'>, count: number): Promise<void> {
	const look = async () => (await idsOf(n8n, workflow, '"stoppedAt" is not null')).length >= count || undefined;
	await waitFor(look, { what: `the end of ${count} executions of workflow ${workflow.id}` });
}

/**
 * All executions of a workflow, as soon as there are at least `count` of them, none is under way, and none has been added for a second.
 */
export async function settledRuns(
	n8n: QueueMode,
	workflow: Pick<SavedWorkflow, 'id'>,
	count: number,
): Promise<Execution[]> {
	let before = -1;
	const settled = async () => {
		const all = await idsOf(n8n, workflow);
		const underWay = await idsOf(n8n, workflow, "status in ('new', 'running')");
		const isQuiet = all.length >= count && underWay.length === 0 && all.length === before;
		before = all.length;
		if (isQuiet) return all;
		await sleep(1000);
		return undefined;
	};
	const ids = await waitFor(settled, { what: `${count} executions of workflow ${workflow.id}`, timeout: 120_000 });
	const runs: Execution[] = [];
	for (const id of ids) runs.push(await n8n.rest.execution(id));
	return runs;
}
