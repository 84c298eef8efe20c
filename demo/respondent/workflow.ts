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

/** What became of one row of the sheet. */
export interface RowReport {
	/** Counted from 1, the header line not included. */
	row: number;
	name: string;
	project: string;
	status: RowStatus;
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

/** Reads the rows of an outreach sheet. Throws a BadSheet. */
export function readSheet(path: string): OutreachRow[] {
	return readRows(path, ['project_id', 'user_id', 'first_name', 'message']);
}

/** Runs the example workflow with these rows as its sheet. Rejects when the workflow stops. */
export async function runSheet(setup: Setup, rows: OutreachRow[], onNode?: RunOptions['onNode']): Promise<RowReport[]> {
	return reportOf(await runExample(outreach, setup, rows, onNode), rows);
}

/** Reads everything of one kind back with Get Many. Rejects when the node stops. */
export async function readBack(setup: Setup, resource: 'conversation' | 'message') {
	const { items, error } = await runNode(setup, { resource, operation: 'getAll', returnAll: true });
	if (error) throw new Error(error.message);
	return items.map(({ json }) => json);
}

function reportOf(run: IRun, rows: OutreachRow[]): RowReport[] {
	const reports = rows.map(({ first_name: name, project, project_id }, index): RowReport => {
		return { row: index + 1, name, project: project ?? project_id, status: 'refused', reused: false };
	});
	const note = (row: number | undefined, findings: Partial<RowReport>) =>
		Object.assign(reports[row ?? -1] ?? {}, findings);
	const created = outputOf(run, 'Create Conversation');
	for (const item of outputOf(run, 'Create Conversation', 'failed'))
		note(sourceOf(item), { why: toText(item.json.error) });
	const rowOfSend = created.map(sourceOf);
	created.forEach(({ json }, index) => {
		note(rowOfSend[index], { conversationId: toText(json.conversationId), reused: json.alreadySent === true });
	});
	for (const item of outputOf(run, 'Send Message', 'failed')) {
		note(rowOfSend[sourceOf(item)], { why: toText(item.json.error) });
	}
	for (const item of outputOf(run, 'Send Message')) {
		const { alreadySent, messageId, text } = item.json;
		const status = alreadySent === true ? 'already sent' : 'sent';
		note(rowOfSend[sourceOf(item)], { status, messageId: toText(messageId), text: toText(text) });
	}
	return reports;
}
