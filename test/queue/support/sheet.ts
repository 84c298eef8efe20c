import { csvSheet, manualTrigger, workflow, type NodeSketch, type WorkflowSketch } from '../../e2e/support/workflow';
import type { QueueStage } from './stage';

/** A CSV text; no value may hold a comma, a quote or a line break. */
export const csvOf = (columns: string[], rows: string[][]): string =>
	[columns, ...rows].map((values) => values.join(',')).join('\n');

/** A workflow that reads a sheet from disk and runs a node on all its rows, with a manual start called Start. */
export function sheetWorkflow(
	{ n8n }: Pick<QueueStage, 'n8n'>,
	csv: string,
	send: NodeSketch,
	file = 'sheet.csv',
): WorkflowSketch {
	return workflow('A sheet', [manualTrigger(), ...csvSheet(n8n.writeFile(file, csv)), send]);
}
