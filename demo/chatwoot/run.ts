import { relative } from 'node:path';
import Table from 'cli-table3';
import { startChatwoot, type ChatwootSandbox } from '../../sandbox';
import { startStep } from '../progress';
import type { DemoOptions } from '../run';
import { BadSheet, readRows } from '../sheet';
import { connect, sendSheet, type PersonReport, type PersonRow } from './sheet';

/** What came of the demo: 0 when all went as it should, 1 when a message is missing or doubled, 2 for a bad CSV file. */
export interface ChatwootDemoResult {
	exitCode: 0 | 1 | 2;
	rows: PersonReport[];
}

/**
 * Sends one message per row of a CSV file of phone numbers through the example workflow, against a Chatwoot sandbox of its
 * own, and runs the same sheet once more. Says on `out` what happens.
 */
export async function runChatwootDemo({ csv, out, pace }: DemoOptions): Promise<ChatwootDemoResult> {
	let sheet: PersonRow[];
	try {
		sheet = readRows(csv, ['first_name', 'phone', 'message']);
	} catch (error) {
		if (!(error instanceof BadSheet)) throw error;
		out.write(`${error.message}\n`);
		return { exitCode: 2, rows: [] };
	}
	const sandbox = await startChatwoot();
	if (pace) sandbox.faults.mix({ method: 'POST', seed: 1, rate: 1, kinds: [{ kind: 'slow', delayMs: pace }] });
	try {
		out.write(`${sheet.length} rows of ${relative('', csv)}, sent through n8n's own engine to a Chatwoot sandbox\n`);
		out.write(`on ${sandbox.url}. No keys, no internet.\n\n`);
		return await report(sheet, sandbox, out);
	} finally {
		await sandbox.close();
	}
}

const isMessage = ({ route = '', status }: ChatwootSandbox['requests'][number]) =>
	/^POST .*\/messages$/.test(route) && status !== undefined;

async function report(sheet: PersonRow[], sandbox: ChatwootSandbox, out: DemoOptions['out']) {
	const setup = connect(sandbox);
	const before = sandbox.store.messages.length;
	const step = startStep(out, 'Send to Contact', sheet.length);
	const timer = setInterval(() => step.update(sandbox.requests.filter(isMessage).length), 50);
	const rows = await sendSheet(setup, sheet).finally(() => clearInterval(timer));
	step.finish();
	const count = (found: PersonReport[], status: PersonReport['status']) =>
		found.filter((row) => row.status === status).length;
	const [sent, alreadySent, refused] = [count(rows, 'sent'), count(rows, 'already sent'), count(rows, 'refused')];
	const stored = sandbox.store.messages.length - before;
	out.write(`\n${tableOf(rows)}\n\n`);
	out.write(`${sheet.length} rows: ${sent} sent, ${alreadySent} already sent, ${refused} refused.\n`);
	out.write(`On the server: ${stored} messages more.\n`);

	const again = await sendSheet(setup, sheet);
	const more = sandbox.store.messages.length - before - stored;
	out.write(`The same sheet again: ${count(again, 'sent')} sent, ${count(again, 'already sent')} already sent, `);
	out.write(`${count(again, 'refused')} refused; ${more} messages more on the server.\n`);
	const asItShould = stored === sent && more === 0 && count(again, 'refused') === refused;
	return { exitCode: asItShould ? (0 as const) : (1 as const), rows };
}

function tableOf(rows: PersonReport[]): string {
	const table = new Table({
		head: ['Row', 'Name', 'Phone', 'Contact', 'Conversation', 'Message', 'Status', 'Why'],
		colWidths: [5, 9, 19, 13, 16, 9, 14, 34],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const { row, name, phone, contact, conversation, messageId, status, why } of rows) {
		table.push([row, name, phone, contact ?? '-', conversation ?? '-', messageId ?? '-', status, why ?? '']);
	}
	return table.toString();
}
