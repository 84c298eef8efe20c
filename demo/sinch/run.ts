import { relative } from 'node:path';
import Table from 'cli-table3';
import type { ITaskData } from 'n8n-workflow';
import { startSinch, type SinchSandbox } from '../../sandbox';
import { startStep, type Output, type Step } from '../progress';
import { BadSheet, readRows } from '../sheet';
import { connect, runSheet, type PhoneReport, type PhoneRow } from './workflow';

/** What to run the demo on. */
export interface SinchDemoOptions {
	csv: string;
	out: Output;
	/** Milliseconds that the sandbox takes to answer a request that writes, from-to; missing: none. */
	pace?: readonly [number, number];
}

/** What came of the demo: 0 when all went as it should, 1 when a message is missing or doubled, 2 for a bad CSV file. */
export interface SinchDemoResult {
	exitCode: 0 | 1 | 2;
	rows: PhoneReport[];
}

/**
 * Sends one message per row of a CSV file through the example workflow, against a sandbox of its own, and runs the same
 * sheet once more. Says on `out` what happens.
 */
export async function runSinchDemo({ csv, out, pace }: SinchDemoOptions): Promise<SinchDemoResult> {
	let sheet: PhoneRow[];
	try {
		sheet = readRows(csv, ['first_name', 'phone', 'message']);
	} catch (error) {
		if (!(error instanceof BadSheet)) throw error;
		out.write(`${error.message}\n`);
		return { exitCode: 2, rows: [] };
	}
	const sandbox = await startSinch({ tokenLifetimeMs: 1000 });
	if (pace) sandbox.faults.mix({ method: 'POST', seed: 1, rate: 1, kinds: [{ kind: 'slow', delayMs: pace }] });
	try {
		out.write(`${sheet.length} rows of ${relative('', csv)}, sent through n8n's own engine to a Sinch sandbox\n`);
		out.write(`on ${sandbox.url}, with access tokens that live 1 s. No keys, no internet.\n\n`);
		return await report(sheet, sandbox, out);
	} finally {
		await sandbox.close();
	}
}

async function report(sheet: PhoneRow[], sandbox: SinchSandbox, out: Output): Promise<SinchDemoResult> {
	const setup = connect(sandbox);
	const before = sandbox.store.messages.length;
	const rows = await runSheet(setup, sheet, progressOf(sandbox, sheet.length, out));
	const stored = sandbox.store.messages.length - before;
	out.write(`\n${tableOf(rows)}\n\n`);
	const first = countsOf(rows);
	out.write(
		`${sheet.length} rows: ${first.sent} sent, ${first['already sent']} already sent, ${first.refused} refused.\n`,
	);
	const again = countsOf(await runSheet(setup, sheet));
	const more = sandbox.store.messages.length - before - stored;
	const tokens = sandbox.requests.filter(({ route }) => route === 'POST /oauth2/token').length;
	out.write(
		`The same sheet again: ${again.sent} sent, ${again['already sent']} already sent, ${again.refused} refused; `,
	);
	out.write(`${more} messages more on the server.\n`);
	out.write(`Access tokens fetched on the way: ${tokens}.\n`);
	const asItShould = stored === first.sent && more === 0 && again.refused === first.refused;
	return { exitCode: asItShould ? 0 : 1, rows };
}

function countsOf(rows: PhoneReport[]): Record<PhoneReport['status'], number> {
	const counts = { sent: 0, 'already sent': 0, refused: 0 };
	for (const { status } of rows) counts[status]++;
	return counts;
}

function tableOf(rows: PhoneReport[]): string {
	const table = new Table({
		head: ['Row', 'Name', 'Phone', 'Channel', 'Conversation', 'Message', 'Status', 'Why'],
		colWidths: [5, 9, 20, 10, 14, 14, 9, 40],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const { row, name, phone, channel, conversationId, messageId, status, why } of rows) {
		table.push([row, name, phone, channel ?? '-', idOf(conversationId), idOf(messageId), status, why ?? '']);
	}
	return table.toString();
}

// The beginning of these ids is the time, which all rows share.
function idOf(id: string | undefined): string {
	return id === undefined ? '-' : `…${id.slice(-10)}`;
}

/** Follows the run: the step by n8n's own events, the rows within it by what the sandbox has answered. */
function progressOf(sandbox: SinchSandbox, rows: number, out: Output) {
	let step: Step | undefined;
	let timer: NodeJS.Timeout | undefined;
	return (name: string, done?: ITaskData) => {
		if (name !== 'Send Message') return;
		if (done) {
			clearInterval(timer);
			step?.finish();
			return;
		}
		const answered = () => sandbox.requests.filter(({ path, status }) => path.endsWith(':send') && status === 200);
		const started = startStep(out, name, rows);
		step = started;
		timer = setInterval(() => started.update(answered().length), 50);
	};
}
