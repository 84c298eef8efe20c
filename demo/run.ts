import { relative } from 'node:path';
import type { ITaskData } from 'n8n-workflow';
import { startRespondent, type RespondentSandbox } from '../sandbox';
import { connect, readBack, runOutreach, type RowReport } from './outreach';
import { startStep, type Output, type Step } from './progress';
import { storedOnce, tableOf, totalsOf, type Totals } from './report';
import { BadSheet, readSheet, type SheetRow } from './sheet';

/** What to run the demo on. */
export interface DemoOptions {
	csv: string;
	out: Output;
	/** Milliseconds that the sandbox takes to answer a request that writes, from-to; missing: none. */
	pace?: readonly [number, number];
}

/** What came of the demo: 0 when all went as it should, 1 when a message is missing or doubled, 2 for a bad CSV file. */
export interface DemoResult {
	exitCode: 0 | 1 | 2;
	rows: RowReport[];
	totals: Totals;
}

/**
 * Sends one message per row of a CSV file through the example workflow, against a sandbox of its own, reads everything
 * back, and runs the same sheet once more. Says on `out` what happens.
 */
export async function runDemo({ csv, out, pace }: DemoOptions): Promise<DemoResult> {
	let sheet: SheetRow[];
	try {
		sheet = readSheet(csv);
	} catch (error) {
		if (!(error instanceof BadSheet)) throw error;
		out.write(`${error.message}\n`);
		return { exitCode: 2, rows: [], totals: totalsOf([]) };
	}
	const sandbox = await startRespondent();
	if (pace) sandbox.faults.mix({ method: 'POST', seed: 1, rate: 1, kinds: [{ kind: 'slow', delayMs: pace }] });
	try {
		out.write(`${sheet.length} rows of ${relative('', csv)}, sent through n8n's own engine to a Respondent sandbox\n`);
		out.write(`on ${sandbox.url}. No keys, no internet.\n\n`);
		return await report(sheet, sandbox, out);
	} finally {
		await sandbox.close();
	}
}

async function report(sheet: SheetRow[], sandbox: RespondentSandbox, out: Output): Promise<DemoResult> {
	const setup = connect(sandbox);
	const rows = await runOutreach(setup, sheet, progressOf(sandbox, sheet.length, out));
	const conversations = await readBack(setup, 'conversation');
	const messages = await readBack(setup, 'message');
	const totals = totalsOf(rows);
	const there = storedOnce(rows, messages).length;
	const { sent, refused, alreadySent, opened, reused, withoutConversation } = totals;
	const delivered = sent + alreadySent;
	out.write(`\n${tableOf(rows)}\n\n`);
	out.write(`${sheet.length} rows: ${sent} sent, ${alreadySent} already sent, ${refused} refused.\n`);
	out.write(`Conversations: ${opened} opened, ${reused} open before and used again, ${withoutConversation} refused.\n`);
	out.write(`Read back with Get Many: ${conversations.length} conversations, ${messages.length} messages; `);
	out.write(`${there} of the ${delivered} messages are there exactly once.\n`);

	const again = totalsOf(await runOutreach(setup, sheet));
	const stored = sandbox.store.messages.length;
	out.write(`The same sheet again: ${again.sent} sent, ${again.alreadySent} already sent, ${again.refused} refused; `);
	out.write(`${stored - messages.length} messages more on the server.\n`);
	const asItShould = there === delivered && stored === messages.length && again.refused === refused;
	return { exitCode: asItShould ? 0 : 1, rows, totals };
}

/** Follows the run: the step by n8n's own events, the rows within a step by what the sandbox has answered. */
function progressOf(sandbox: RespondentSandbox, rows: number, out: Output) {
	let step: Step | undefined;
	let timer: NodeJS.Timeout | undefined;
	let total = rows;
	return (name: string, done?: ITaskData) => {
		if (name !== 'Create Conversation' && name !== 'Send Message') return;
		if (done) {
			clearInterval(timer);
			step?.finish();
			// Only what came out of the first output reaches the next step.
			total = done.data?.main?.[0]?.length ?? 0;
			return;
		}
		const from = sandbox.requests.length;
		const answered = () => sandbox.requests.slice(from).filter(({ method, status }) => method === 'POST' && status);
		const started = startStep(out, name, total);
		step = started;
		timer = setInterval(() => started.update(answered().length), 50);
	};
}
