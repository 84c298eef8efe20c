import type { IConnections, INode, INodeExecutionData, IRun } from 'n8n-workflow';
import { SinchConversationApi } from '../../credentials/SinchConversationApi.credentials';
import workflowFile from '../../examples/sinch-sms.json';
import { SinchConversation } from '../../nodes/Sinch/SinchConversation.node.ts';
import type { SinchSandbox } from '../../sandbox';
import { asLoaded, type Setup } from '../../test/support/engine';
import { makeWorkflow, passThrough, startWorkflow, type RunOptions } from '../../test/support/workflow';
import type { RowWith } from '../sheet';

/** One row of the sheet. */
export type PhoneRow = RowWith<'first_name' | 'message' | 'phone'>;

/** What became of one row of the sheet. */
export interface PhoneReport {
	/** Counted from 1, the header line not included. */
	row: number;
	name: string;
	phone: string;
	status: 'already sent' | 'refused' | 'sent';
	channel?: string;
	conversationId?: string;
	messageId?: string;
	/** Why the row was refused, in the node's own words. */
	why?: string;
}

/** The Sinch Conversation node as n8n loads it, with a key of the sandbox and tokens that it fetches itself. */
export function connect({ url, tokenUrl, credentials }: SinchSandbox): Setup {
	const data = { region: 'custom', baseUrl: url, tokenUrl, authentication: 'oAuth2', accessToken: '', ...credentials };
	return {
		node: asLoaded(new SinchConversation()),
		credentialTypes: [new SinchConversationApi()],
		credentials: { sinchConversationApi: data },
	};
}

/** Runs the example workflow in n8n's own engine, with these rows as its sheet. Rejects when the workflow stops. */
export async function runSheet(setup: Setup, rows: PhoneRow[], onNode?: RunOptions['onNode']): Promise<PhoneReport[]> {
	const nodes = workflowFile.nodes.map((node) => ({
		...(node as INode),
		credentials: { sinchConversationApi: { id: '1', name: 'Sinch sandbox' } },
	}));
	const types = Object.fromEntries(nodes.map(({ type }) => [type, passThrough]));
	const workflow = makeWorkflow(
		{ nodes, connections: workflowFile.connections as IConnections },
		{ ...types, 'n8n-nodes-conversations.sinchConversation': setup.node },
	);
	const { done } = startWorkflow(workflow, setup, {
		start: 'Start',
		items: [{ json: {} }],
		pinData: { 'Read CSV': [{ json: {} }], Sheet: rows.map((json) => ({ json })) },
		...(onNode && { onNode }),
	});
	return reportOf(await done, rows);
}

function reportOf(run: IRun, rows: PhoneRow[]): PhoneReport[] {
	const { error } = run.data.resultData;
	if (error) throw new Error(`The workflow stopped: ${error.message}`);
	const reports = rows.map(({ first_name: name, phone }, index): PhoneReport => {
		return { row: index + 1, name, phone, status: 'refused' };
	});
	for (const { json, pairedItem } of outputOf(run, 'Send Message', 1))
		note(reports, pairedItem, { why: text(json.error) });
	for (const { json, pairedItem } of outputOf(run, 'Send Message')) {
		const status = json.alreadySent === true ? 'already sent' : 'sent';
		note(reports, pairedItem, { status, messageId: text(json.messageId) });
	}
	for (const { json } of outputOf(run, 'Get Message')) {
		const { messageId, channel, conversationId } = json;
		const same = reports.filter((report) => report.messageId === messageId);
		for (const report of same) Object.assign(report, { channel, conversationId });
	}
	return reports;
}

function outputOf(run: IRun, node: string, output = 0): INodeExecutionData[] {
	return run.data.resultData.runData[node]?.[0]?.data?.main?.[output] ?? [];
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function note(reports: PhoneReport[], paired: unknown, findings: Partial<PhoneReport>): void {
	const [first] = [paired].flat();
	const index = typeof first === 'object' && first !== null ? Number(Reflect.get(first, 'item')) : Number(first);
	const report = reports[index];
	if (!report) throw new Error('An item of the run is linked to no row of the sheet');
	Object.assign(report, findings);
}
