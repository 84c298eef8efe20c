import type { IConnections, INode, INodeExecutionData, IRun } from 'n8n-workflow';
import { RespondentApi } from '../credentials/RespondentApi.credentials';
import { Respondent } from '../nodes/Respondent/Respondent.node.ts';
import type { RespondentSandbox } from '../sandbox';
import { asLoaded, runNode, type Setup } from '../test/support/engine';
import { makeWorkflow, passThrough, startWorkflow, type RunOptions } from '../test/support/workflow';
import workflowFile from '../examples/outreach.json';
import type { SheetRow } from './sheet';

/** What became of one row of the sheet. */
export interface RowReport {
	/** Counted from 1, the header line not included. */
	row: number;
	name: string;
	project: string;
	status: 'already sent' | 'refused' | 'sent';
	conversationId?: string;
	/** The conversation had been open before. */
	reused: boolean;
	messageId?: string;
	text?: string;
	/** Why the row was refused, in the node's own words. */
	why?: string;
}

/** The Respondent node as n8n loads it, with the keys of the sandbox. */
export function connect({ url, credentials }: RespondentSandbox): Setup {
	return {
		node: asLoaded(new Respondent()),
		credentialTypes: [new RespondentApi()],
		credentials: { respondentApi: { environment: 'custom', baseUrl: url, ...credentials } },
	};
}

/** Runs the example workflow in n8n's own engine, with these rows as its sheet. Rejects when the workflow stops. */
export async function runOutreach(setup: Setup, rows: SheetRow[], onNode?: RunOptions['onNode']): Promise<RowReport[]> {
	const nodes = workflowFile.nodes.map((node) => ({
		...(node as INode),
		credentials: { respondentApi: { id: '1', name: 'Respondent sandbox' } },
	}));
	const types = Object.fromEntries(nodes.map(({ type }) => [type, passThrough]));
	const workflow = makeWorkflow(
		{ nodes, connections: workflowFile.connections as IConnections },
		{ ...types, 'n8n-nodes-conversations.respondent': setup.node },
	);
	const { done } = startWorkflow(workflow, setup, {
		start: 'Start',
		items: [{ json: {} }],
		pinData: { 'Read CSV': [{ json: {} }], Sheet: rows.map((json) => ({ json })) },
		...(onNode && { onNode }),
	});
	return reportOf(await done, rows);
}

/** Reads everything of one kind back with Get Many. Rejects when the node stops. */
export async function readBack(setup: Setup, resource: 'conversation' | 'message') {
	const { items, error } = await runNode(setup, { resource, operation: 'getAll', returnAll: true });
	if (error) throw new Error(error.message);
	return items.map(({ json }) => json);
}

function reportOf(run: IRun, rows: SheetRow[]): RowReport[] {
	const { error } = run.data.resultData;
	if (error) throw new Error(`The workflow stopped: ${error.message}`);
	const reports = rows.map(({ first_name, project, project_id }, index): RowReport => {
		return { row: index + 1, name: first_name, project: project ?? project_id, status: 'refused', reused: false };
	});
	const created = outputsOf(run, 'Create Conversation');
	for (const item of created.failed) note(reports, indexOf(item), { why: textIn(item, 'error') });
	const rowOfSend = created.done.map(indexOf);
	created.done.forEach((item, index) => {
		const reused = item.json.alreadySent === true;
		note(reports, rowOfSend[index], { conversationId: textIn(item, 'conversationId'), reused });
	});
	const sent = outputsOf(run, 'Send Message');
	for (const item of sent.failed) note(reports, rowOfSend[indexOf(item)], { why: textIn(item, 'error') });
	for (const item of sent.done) {
		const status = item.json.alreadySent === true ? 'already sent' : 'sent';
		const message = { messageId: textIn(item, 'messageId'), text: textIn(item, 'text') };
		note(reports, rowOfSend[indexOf(item)], { status, ...message });
	}
	return reports;
}

function outputsOf(run: IRun, node: string): { done: INodeExecutionData[]; failed: INodeExecutionData[] } {
	const [done, failed] = run.data.resultData.runData[node]?.[0]?.data?.main ?? [];
	return { done: done ?? [], failed: failed ?? [] };
}

/** The input item that an output item is linked to. */
function indexOf({ pairedItem }: INodeExecutionData): number {
	const [first] = [pairedItem].flat();
	return typeof first === 'object' ? first.item : (first ?? -1);
}

function textIn({ json }: INodeExecutionData, name: string): string {
	const value = json[name];
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function note(reports: RowReport[], index: number | undefined, findings: Partial<RowReport>): void {
	const report = reports[index ?? -1];
	if (!report) throw new Error('An item of the run is linked to no row of the sheet');
	Object.assign(report, findings);
}
