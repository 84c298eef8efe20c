import type { Credential } from '../../test/e2e/support/rest';
import { byId } from '../../test/e2e/support/stage';
import {
	csvSheet,
	manualTrigger,
	node,
	workflow,
	type NodeSketch,
	type WorkflowSketch,
} from '../../test/e2e/support/workflow';
import { respondentClient } from '../speed/services/respondentClient';
import { rowAt } from '../speed/services/rows';

/** A CSV sheet of so many rows, each with a recipient and a text of its own. */
export function csvOfRows(count: number): string {
	const lines = Array.from({ length: count }, (_, index) => {
		const { to, text } = rowAt(respondentClient, index);
		return `${to},"${text}"`;
	});
	return ['to,text', ...lines].join('\n');
}

/** Respondent: Send, with its defaults, for each row. */
export const sendRows = ({ id, name, type }: Credential): NodeSketch =>
	node(
		'Send',
		'n8n-nodes-conversations.respondent',
		1,
		{
			resource: 'message',
			operation: 'send',
			conversationId: byId('={{ $json.to }}'),
			text: '={{ $json.text }}',
		},
		{ credentials: { [type]: { id, name } } },
	);

/** A sheet from disk, and all its rows in one execution. */
export const inOneExecution = (file: string, credential: Credential): WorkflowSketch =>
	workflow('In one execution', [manualTrigger(), ...csvSheet(file), sendRows(credential)]);

/** What a batch runs: it sends its rows, and gives one item back, so that the caller does not keep all of them. */
export const batchWorkflow = (credential: Credential): WorkflowSketch =>
	workflow('A batch', [
		node('Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
		sendRows(credential),
		node('One Item', 'n8n-nodes-base.limit', 1, { maxItems: 1 }),
	]);

/** A sheet from disk, cut into batches, each of which is an execution of a sub-workflow. */
export function inBatches(file: string, batchSize: number, subWorkflow: string): WorkflowSketch {
	const loop = node('Batches', 'n8n-nodes-base.splitInBatches', 3, { batchSize, options: {} });
	const call = node('Send Batch', 'n8n-nodes-base.executeWorkflow', 1.3, {
		workflowId: byId(subWorkflow),
		mode: 'once',
		options: {},
	});
	return workflow(
		'In batches',
		[manualTrigger(), ...csvSheet(file), loop, call],
		[
			{ from: 'Start', to: 'File' },
			{ from: 'File', to: 'Sheet' },
			{ from: 'Sheet', to: 'Batches' },
			{ from: 'Batches', to: 'Send Batch', output: 1 },
			{ from: 'Send Batch', to: 'Batches' },
		],
	);
}
