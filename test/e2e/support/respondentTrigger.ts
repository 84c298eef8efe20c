import { replyColumns } from './dataTable';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readExample, withCredentials } from '../../../dev/exampleFiles';
import type { SavedWorkflow } from './rest';
import type { RespondentStage } from './respondentStage';
import { waitFor } from './waitFor';
import { node, workflow, type WorkflowSketch } from './workflow';

/** The columns of the table that the two halves of "A reply continues the outreach" share. */
export const REPLY_TABLE = {
	name: 'Respondent outreach',
	columns: replyColumns('respondent'),
};

/** An example as a user sets it up: credential chosen, sample data unpinned. */
export async function importedExample({ n8n, credential }: RespondentStage, file: string): Promise<SavedWorkflow> {
	const { pinData: _samples, ...sketch } = withCredentials(readExample(file), [credential], await n8n.rest.nodeTypes());
	return await n8n.rest.createWorkflow(sketch);
}

/** A workflow of one trigger of Respondent, called Trigger. */
export function triggerWorkflow(
	{ credential }: RespondentStage,
	type: 'respondentPollingTrigger' | 'respondentTrigger',
	parameters: INodeParameters = {},
): WorkflowSketch {
	const credentials = { respondentApi: { id: credential.id, name: credential.name } };
	return workflow(type, [node('Trigger', `n8n-nodes-conversations.${type}`, 1, parameters, { credentials })]);
}

/** The address that has the webhook of the team, if any has. */
export function registered({ sandbox }: RespondentStage): string | undefined {
	return sandbox.store.webhooks.find(({ active }) => active)?.url;
}

/** Publishes a workflow, and gives the address that n8n has registered. */
export async function published(stage: RespondentStage, saved: SavedWorkflow): Promise<string> {
	await stage.n8n.rest.activate(saved);
	return await waitFor(async () => registered(stage), { what: 'the webhook at Respondent' });
}

/** The texts with which a workflow was started, as soon as there are so many executions: one list per execution. */
export async function startedWith(
	{ n8n }: RespondentStage,
	saved: SavedWorkflow,
	count: number,
	trigger = 'Trigger',
): Promise<unknown[][]> {
	const runs = await n8n.rest.executions(saved, count);
	return runs.map((run) => run.rows(trigger).map(({ text }: IDataObject) => text));
}
