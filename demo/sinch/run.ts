import { startSinch, type SinchSandbox } from '../../sandbox';
import { play, type DemoOptions, type DemoResult } from '../play';
import { followSteps, type Output } from '../progress';
import { countsOf, wordsFor } from '../rowStatus';
import { tableOf } from '../table';
import { connect, readSheet, runSheet, type PhoneReport, type PhoneRow } from './workflow';

/**
 * Runs the example workflow twice with a CSV file against a Sinch sandbox. The first run sends one message per row; the second
 * must send none. Writes progress and results to `out`.
 */
export async function runSinchDemo(options: DemoOptions): Promise<DemoResult<PhoneReport>> {
	const start = async () => await startSinch({ tokenLifetimeMs: 1000 });
	const remark = 'with access tokens that live 1 s';
	return await play({ service: 'Sinch', remark, read: readSheet, start, show }, options);
}

async function show(sheet: PhoneRow[], sandbox: SinchSandbox, out: Output): Promise<DemoResult<PhoneReport>> {
	const setup = connect(sandbox);
	const before = sandbox.store.messages.length;
	const answered = () => sandbox.requests.filter(({ path, status }) => path.endsWith(':send') && status === 200).length;
	const steps = { names: ['Send Message'], total: sheet.length, answered };
	const rows = await runSheet(setup, sheet, followSteps(out, steps));
	const counts = countsOf(rows);
	const stored = sandbox.store.messages.length - before;
	out.write(`\n${phonesTable(rows)}\n\n`);
	out.write(`${sheet.length} rows: ${wordsFor(counts)}.\n`);

	const again = countsOf(await runSheet(setup, sheet));
	const more = sandbox.store.messages.length - before - stored;
	const tokens = sandbox.requests.filter(({ route }) => route === 'POST /oauth2/token').length;
	out.write(`The same sheet again: ${wordsFor(again)}; ${more} messages more on the server.\n`);
	out.write(`Access tokens fetched on the way: ${tokens}.\n`);
	const asItShould = stored === counts.sent && more === 0 && again.failed === counts.failed;
	return { exitCode: asItShould ? 0 : 1, rows };
}

function phonesTable(rows: PhoneReport[]): string {
	return tableOf(
		{ Row: 5, Name: 9, Phone: 20, Channel: 10, Conversation: 14, Message: 14, Status: 9, Why: 40 },
		rows.map(({ row, name, phone, channel = '-', conversationId, messageId, status, why = '' }) => [
			row,
			name,
			phone,
			channel,
			idOf(conversationId),
			idOf(messageId),
			status,
			why,
		]),
	);
}

// These IDs begin with the time, which is the same for all rows, so the table shows their end.
function idOf(id: string | undefined): string {
	return id === undefined ? '-' : `…${id.slice(-10)}`;
}
