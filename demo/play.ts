import { relative } from 'node:path';
import type { RunningService } from '../sandbox/server/service';
import { assertContractKept } from '../sandbox/server/violations';
import type { Output } from './progress';
import { BadSheet } from './sheet';

/** The input and output of a demo. */
export interface DemoOptions {
	csv: string;
	out: Output;
	/** The lowest and highest delay in ms of the sandbox's response to a POST request; default no delay. */
	pace?: readonly [number, number];
}

/** The result of a demo. */
export interface DemoResult<Report> {
	/** 0 on success, 1 when a message is missing or stored twice, 2 when the CSV file cannot be used. */
	exitCode: 0 | 1 | 2;
	/** The result of each row. */
	rows: Report[];
}

/** The demo of one service. */
export interface Demo<Row, Report, Sandbox extends RunningService> {
	service: string;
	/** A property of the sandbox that is printed after its address. */
	remark?: string;
	/** Reads the rows of a CSV file. Throws `BadSheet` when they cannot be used. */
	read: (csv: string) => Row[];
	start: () => Promise<Sandbox>;
	/** Sends the rows and writes the results to `out`. */
	show: (sheet: Row[], sandbox: Sandbox, out: Output) => Promise<DemoResult<Report>>;
}

/**
 * Runs a demo with the rows of a CSV file against a new sandbox. Writes its progress and results to `out`. Rejects when a
 * request or an answer violated the service's contract.
 */
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
		const result = await show(sheet, sandbox, out);
		assertContractKept(sandbox);
		return result;
	} finally {
		await sandbox.close();
	}
}
