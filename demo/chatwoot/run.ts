import { startChatwoot, type ChatwootSandbox } from '../../sandbox';
import { play, type DemoOptions, type DemoResult } from '../play';
import { followSteps, type Output } from '../progress';
import { countsOf, wordsFor } from '../rowStatus';
import { tableOf } from '../table';
import { connect, readSheet, runSheet, type PersonReport, type PersonRow } from './workflow';

/**
 * Runs the example workflow twice with a CSV file of phone numbers against a Chatwoot sandbox. The first run sends one message
 * per row; the second must send none. Writes progress and results to `out`.
 */
export async function runChatwootDemo(options: DemoOptions): Promise<DemoResult<PersonReport>> {
	return await play({ service: 'Chatwoot', read: readSheet, start: startChatwoot, show }, options);
}

const isMessage = ({ route = '', status }: ChatwootSandbox['requests'][number]) =>
	/^POST .*\/messages$/.test(route) && status !== undefined;

async function show(sheet: PersonRow[], sandbox: ChatwootSandbox, out: Output): Promise<DemoResult<PersonReport>> {
	const setup = connect(sandbox);
	const before = sandbox.store.messages.length;
	const answered = () => sandbox.requests.filter(isMessage).length;
	const steps = { names: ['Send to Contact'], total: sheet.length, answered };
	const rows = await runSheet(setup, sheet, followSteps(out, steps));
	const counts = countsOf(rows);
	const stored = sandbox.store.messages.length - before;
	out.write(`\n${peopleTable(rows)}\n\n`);
	out.write(`${sheet.length} rows: ${wordsFor(counts)}.\n`);
	out.write(`On the server: ${stored} messages more.\n`);

	const again = countsOf(await runSheet(setup, sheet));
	const more = sandbox.store.messages.length - before - stored;
	out.write(`The same sheet again: ${wordsFor(again)}; ${more} messages more on the server.\n`);
	const asItShould = stored === counts.sent && more === 0 && again.failed === counts.failed;
	return { exitCode: asItShould ? 0 : 1, rows };
}

function peopleTable(rows: PersonReport[]): string {
	return tableOf(
		{ Row: 5, Name: 9, Phone: 19, Contact: 13, Conversation: 16, Message: 9, Status: 14, Why: 34 },
		rows.map(({ row, name, phone, contact = '-', conversation = '-', messageId = '-', status, why = '' }) => [
			row,
			name,
			phone,
			contact,
			conversation,
			messageId,
			status,
			why,
		]),
	);
}
