import { startRespondent, type RespondentSandbox } from '../../sandbox';
import { play, type DemoOptions, type DemoResult } from '../play';
import { followSteps, type Output } from '../progress';
import { countsOf, wordsFor } from '../rowStatus';
import { conversationCounts, outreachTable, storedOnce } from './report';
import { connect, readBack, readSheet, runSheet, type OutreachRow, type RowReport } from './workflow';

/**
 * Runs the example workflow twice with a CSV file against a Respondent sandbox. The first run sends one message per row, and
 * Get Many reads all of them; the second run must send none. Writes progress and results to `out`.
 */
export async function runRespondentDemo(options: DemoOptions): Promise<DemoResult<RowReport>> {
	return await play({ service: 'Respondent', read: readSheet, start: startRespondent, show }, options);
}

async function show(sheet: OutreachRow[], sandbox: RespondentSandbox, out: Output): Promise<DemoResult<RowReport>> {
	const setup = connect(sandbox);
	const answered = () => sandbox.requests.filter(({ method, status }) => method === 'POST' && status).length;
	const steps = { names: ['Create Conversation', 'Send Message'], total: sheet.length, answered };
	const rows = await runSheet(setup, sheet, followSteps(out, steps));
	const conversations = await readBack(setup, 'conversation');
	const messages = await readBack(setup, 'message');
	const there = storedOnce(rows, messages).length;
	const counts = countsOf(rows);
	const { opened, reused, failed } = conversationCounts(rows);
	const delivered = counts.sent + counts['already sent'];
	out.write(`\n${outreachTable(rows)}\n\n`);
	out.write(`${sheet.length} rows: ${wordsFor(counts)}.\n`);
	out.write(`Conversations: ${opened} opened, ${reused} open before and used again, ${failed} failed.\n`);
	out.write(`Read back with Get Many: ${conversations.length} conversations, ${messages.length} messages; `);
	out.write(`${there} of the ${delivered} messages are there exactly once.\n`);

	const again = countsOf(await runSheet(setup, sheet));
	const stored = sandbox.store.messages.length;
	out.write(`The same sheet again: ${wordsFor(again)}; ${stored - messages.length} messages more on the server.\n`);
	const asItShould = there === delivered && stored === messages.length && again.failed === counts.failed;
	return { exitCode: asItShould ? 0 : 1, rows };
}
