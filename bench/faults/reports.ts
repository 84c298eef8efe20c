import type { INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../../test/support/engine';

/**
 * What a run told about its rows. `byRow` holds how each row was told to have ended: done, possibly done, or failed.
 * `counts` holds what an error that stopped the run said about all of them.
 */
export interface Reports {
	byRow: Map<number, 'done' | 'failed' | 'mayHaveArrived'>;
	/** Rows that came out more than once. */
	repeated: number;
	counts?: { done: number; possibly: number; not: number };
}

/** Reads the outputs, or the error that stopped the run. */
export function readReports({ outputs, error }: Result): Reports {
	const reports: Reports = { byRow: new Map(), repeated: 0 };
	for (const item of outputs.flatMap((output) => output ?? [])) {
		const row = rowOf(item);
		if (reports.byRow.has(row)) reports.repeated++;
		reports.byRow.set(row, endOf(item));
	}
	if (!error) return reports;
	const index: unknown = isObject(error.context) ? error.context.itemIndex : undefined;
	if (typeof index === 'number') reports.byRow.set(index, endOfText(error.message));
	const counts = /, (\d+) \w+ sent, (\d+) \w+ possibly sent and (\d+) \w+ not sent/.exec(error.message);
	if (!counts) return reports;
	const [done, possibly, not] = counts.slice(1).map(Number);
	return { ...reports, counts: { done: done ?? 0, possibly: possibly ?? 0, not: not ?? 0 } };
}

function endOf({ json }: INodeExecutionData): 'done' | 'failed' | 'mayHaveArrived' {
	const { error } = json;
	if (error === undefined) return 'done';
	return typeof error === 'string' ? endOfText(error) : 'failed';
}

function endOfText(text: string): 'failed' | 'mayHaveArrived' {
	return text.includes('may have been sent') ? 'mayHaveArrived' : 'failed';
}

/** The input item that an output item is linked to. */
function rowOf({ pairedItem }: INodeExecutionData): number {
	const [first] = [pairedItem].flat();
	return typeof first === 'object' ? first.item : (first ?? -1);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
