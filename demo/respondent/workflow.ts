import type { IRun } from 'n8n-workflow';
import { RespondentApi } from '../../credentials/RespondentApi.credentials';
import outreach from '../../examples/outreach.json';
import { Respondent } from '../../nodes/Respondent/Respondent.node.ts';
import { toText } from '../../nodes/shared/base/record';
import type { RespondentSandbox } from '../../sandbox';
import { asLoaded, runNode, type Setup } from '../../test/support/engine';
import type { RunOptions } from '../../test/support/workflow';
import { outputOf, runExample, sourceOf } from '../example';
import type { RowStatus } from '../rowStatus';
import { readRows, type RowWith } from '../sheet';

/** One row of the sheet. */
export type OutreachRow = RowWith<'first_name' | 'message' | 'project_id' | 'user_id'>;

/** The result of one row. */
export interface RowReport {
	/** The number of the row, counted from 1 without the header line. */
	row: number;
	name: string;
	project: string;
	status: RowStatus;
	conversationId?: string;
	/** Whether the conversation already existed. */
	reused: boolean;
	messageId?: string;
	text?: string;
	/** The node's error message, when the row failed. */
	why?: string;
}

/** The Respondent node as n8n loads it, with the sandbox's API keys. */
export function connect({ url, credentials }: RespondentSandbox): Setup {
	return {
		node: asLoaded(new Respondent()),
		credentialTypes: [new RespondentApi()],
		credentials: { respondentApi: { environment: 'custom', baseUrl: url, ...credentials } },
	};
}

/** Reads an outreach sheet. Throws `BadSheet`. */
export function readSheet(path: string): OutreachRow[] {
	return readRows(path, ['project_id', 'user_id', 'first_name', 'message']);
}

/** Runs the example workflow with these rows as its sheet. Throws when the workflow stops with an error. */
export async function runSheet(setup: Setup, rows: OutreachRow[], onNode?: RunOptions['onNode']): Promise<RowReport[]> {
	return reportOf(await runExample(outreach, setup, rows, onNode), rows);
}

/** Reads all conversations or messages with Get Many. Throws when the node stops with an error. */
export async function readBack(setup: Setup, resource: 'conversation' | 'message') {
	const { items, error } = await runNode(setup, { resource, operation: 'getAll', returnAll: true });
	if (error) throw new Error(error.message);
	return items.map(({ json }) => json);
}

function reportOf(run: IRun, rows: OutreachRow[]): RowReport[] {
	const reports = rows.map(({ first_name: name, project, project_id }, index): RowReport => {
		return { row: index + 1, name, project: project ?? project_id, status: 'failed', reused: false };
	});
	const note = (row: number | undefined, findings: Partial<RowReport>) =>
		Object.assign(reports[row ?? -1] ?? {}, findings);
	const created = outputOf(run, 'Create Conversation');
	for (const item of outputOf(run, 'Create Conversation', 'failed'))
		note(sourceOf(item), { why: toText(item.json.error) });
	const rowOfSend = created.map(sourceOf);
	created.forEach(({ json }, index) => {
		note(rowOfSend[index], { conversationId: toText(json.conversationId), reused: json.status === 'already sent' });
	});
	for (const item of outputOf(run, 'Send Message', 'failed')) {
		note(rowOfSend[sourceOf(item)], { why: toText(item.json.error) });
	}
	for (const item of outputOf(run, 'Send Message')) {
		const { messageId, text } = item.json;
		const status = item.json.status === 'already sent' ? 'already sent' : 'sent';
		note(rowOfSend[sourceOf(item)], { status, messageId: toText(messageId), text: toText(text) });
	}
	return reports;
}
