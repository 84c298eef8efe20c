import type { INodeExecutionData } from 'n8n-workflow';
import { countsIn } from '../../test/support/counts';
import type { Result } from '../../test/support/engine';

/** How a run reported a row: sent, failed, or failed with a note that the message may have been sent. */
export type RowReport = 'failed' | 'possiblySent' | 'sent';

/** What a run reported about its rows. */
export interface Reports {
	/** The report of each row, by the number of its input item. */
	byRow: Map<number, RowReport>;
	/** Items that repeat the report of a row. */
	repeated: number;
	/** The counts in the message of the error that stopped the run. */
	counts?: { sent: number; alreadySent: number; possiblySent: number; notSent: number };
}

/** Reads the reports from the outputs of a run, and from the error that stopped it. */
export function readReports({ outputs, error }: Result): Reports {
	const reports: Reports = { byRow: new Map(), repeated: 0 };
	for (const item of outputs.flatMap((output) => output ?? [])) {
		const row = rowOf(item);
		if (reports.byRow.has(row)) reports.repeated++;
		reports.byRow.set(row, reportIn(item));
	}
	if (!error) return reports;
	const row = /^Row (\d+) of /.exec(error.message)?.[1];
	if (row !== undefined) reports.byRow.set(Number(row) - 1, reportInText(error.message));
	const counts = countsIn(error.message);
	return counts ? { ...reports, counts } : reports;
}

function reportIn({ json }: INodeExecutionData): RowReport {
	const { error, mayHaveBeenSent } = json;
	if (error === undefined) return 'sent';
	if (mayHaveBeenSent !== undefined) return mayHaveBeenSent === true ? 'possiblySent' : 'failed';
	return typeof error === 'string' ? reportInText(error) : 'failed';
}

function reportInText(text: string): RowReport {
	return text.includes('may have been sent') ? 'possiblySent' : 'failed';
}

/** The number of the input item that an output item is linked to; -1 when it is linked to none. */
function rowOf({ pairedItem }: INodeExecutionData): number {
	const [first] = [pairedItem].flat();
	return typeof first === 'object' ? first.item : (first ?? -1);
}
