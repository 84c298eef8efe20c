import { relative } from 'node:path';
import type { RunningService } from '../sandbox/server/service';
import type { Output } from './progress';
import { BadSheet } from './sheet';

/** What to run a demo on. */
export interface DemoOptions {
	csv: string;
	out: Output;
	/** Milliseconds that the sandbox takes to answer a request that writes, from-to; missing: none. */
	pace?: readonly [number, number];
}

/** What came of a demo: 0 when all went as it should, 1 when a message is missing or doubled, 2 for a bad CSV file. */
export interface DemoResult<Report> {
	exitCode: 0 | 1 | 2;
	/** How each row ended. */
	rows: Report[];
}

/** The demo of one service. */
export interface Demo<Row, Report, Sandbox extends RunningService> {
	service: string;
	/** What is to be known about the sandbox besides its address. */
	remark?: string;
	/** Reads the rows of a CSV file. Throws a BadSheet. */
	read: (csv: string) => Row[];
	start: () => Promise<Sandbox>;
	/** Sends the rows and says on `out` how that went. */
	show: (sheet: Row[], sandbox: Sandbox, out: Output) => Promise<DemoResult<Report>>;
}

/** Runs a demo on the rows of a CSV file, against a sandbox of its own. Says on `out` what happens. */
export async function play<Row, Report, Sandbox extends RunningService>(
	{ service, remark, read, start, show }: Demo<Row, Report, Sandbox>,
	{ csv, out, pace }: DemoOptions,
): Promise<DemoResult<Report>> {
	let sheet: Row[];
	try {
		sheet = read(csv);
	} catch (error) {
		if (!(error instanceof BadSheet)) throw error;
		out.write(`${error.message}\n`);
		return { exitCode: 2, rows: [] };
	}
	const sandbox = await start();
	if (pace) sandbox.faults.addMix({ method: 'POST', seed: 1, rate: 1, kinds: [{ kind: 'slow', delayMs: pace }] });
	try {
		out.write(`${sheet.length} rows of ${relative('', csv)}, sent through n8n's own engine to a ${service} sandbox\n`);
		out.write(`on ${sandbox.url}${remark === undefined ? '' : `, ${remark}`}. No keys, no internet.\n\n`);
		return await show(sheet, sandbox, out);
	} finally {
		await sandbox.close();
	}
}
