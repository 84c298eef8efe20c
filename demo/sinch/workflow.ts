import { SinchConversationApi } from '../../credentials/SinchConversationApi.credentials';
import sinchSms from '../../examples/sinch-sms.json';
import { SinchConversation } from '../../nodes/Sinch/SinchConversation.node.ts';
import { toText } from '../../nodes/shared/base/record';
import type { SinchSandbox } from '../../sandbox';
import { asLoaded, type Setup } from '../../test/support/engine';
import type { RunOptions } from '../../test/support/workflow';
import { outputOf, runExample, sourceOf } from '../example';
import { withChoices } from '../../dev/choices';
import type { RowStatus } from '../rowStatus';
import { readRows, type RowWith } from '../sheet';

/** An app of the sandbox in CONVERSATION mode, which stores messages: Skip If Already Sent looks for them. */
export const STORING_APP = '01KJPVTWP0M0GZY8KQDZEF4C74';

/** One row of the sheet. */
export type PhoneRow = RowWith<'first_name' | 'message' | 'phone'>;

/** The result of one row. */
export interface PhoneReport {
	/** The number of the row, counted from 1 without the header line. */
	row: number;
	name: string;
	phone: string;
	status: RowStatus;
	channel?: string;
	conversationId?: string;
	messageId?: string;
	/** The node's error message, when the row failed. */
	why?: string;
}

/** The Sinch Conversation node as n8n loads it, with an access key of the sandbox, for which it fetches tokens. */
export function connect({ url, tokenUrl, credentials }: SinchSandbox): Setup {
	const data = { region: 'custom', baseUrl: url, tokenUrl, authentication: 'oAuth2', accessToken: '', ...credentials };
	return {
		node: asLoaded(new SinchConversation()),
		credentialTypes: [new SinchConversationApi()],
		credentials: { sinchConversationApi: data },
	};
}

/** Reads a sheet of phone numbers. Throws `BadSheet`. */
export function readSheet(path: string): PhoneRow[] {
	return readRows(path, ['first_name', 'phone', 'message']);
}

/** Runs the example workflow with these rows as its sheet. Throws when the workflow stops with an error. */
export async function runSheet(setup: Setup, rows: PhoneRow[], onNode?: RunOptions['onNode']): Promise<PhoneReport[]> {
	const run = await runExample(withChoices(sinchSms, { appId: STORING_APP }), setup, rows, onNode);
	const reports = rows.map(({ first_name: name, phone }, index): PhoneReport => {
		return { row: index + 1, name, phone, status: 'failed' };
	});
	const note = (row: number, findings: Partial<PhoneReport>) => Object.assign(reports[row] ?? {}, findings);
	for (const item of outputOf(run, 'Send Message', 'failed')) note(sourceOf(item), { why: toText(item.json.error) });
	for (const item of outputOf(run, 'Send Message')) {
		const status = item.json.status === 'already sent' ? 'already sent' : 'sent';
		note(sourceOf(item), { status, messageId: toText(item.json.messageId) });
	}
	for (const { json } of outputOf(run, 'Get Message')) {
		const { messageId, channel, conversationId } = json;
		const same = reports.filter((report) => report.messageId === messageId);
		for (const report of same) Object.assign(report, { channel, conversationId });
	}
	return reports;
}
