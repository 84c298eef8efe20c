import type { IConnections, INode, INodeExecutionData, IRun } from 'n8n-workflow';
import type { Setup } from '../test/support/engine';
import { makeWorkflow, passThrough, startWorkflow, type RunOptions } from '../test/support/workflow';

/** The parts of a file in examples/ that are needed to run it. */
export interface ExampleFile {
	nodes: object[];
	connections: object;
}

/**
 * Runs an example workflow in n8n's own engine with `rows` as the output of its Sheet node. Nodes of other types than that of
 * `setup` pass on their input. Throws when the workflow stops with an error.
 */
export async function runExample(
	{ nodes, connections }: ExampleFile,
	setup: Setup,
	rows: ReadonlyArray<Partial<Record<string, string>>>,
	onNode?: RunOptions['onNode'],
): Promise<IRun> {
	const credentials = Object.fromEntries(
		setup.credentialTypes.map(({ name, displayName }) => [name, { id: '1', name: displayName }]),
	);
	const connected = nodes.map((node) => ({ ...(node as INode), credentials }));
	const types = Object.fromEntries(connected.map(({ type }) => [type, passThrough]));
	const workflow = makeWorkflow(
		{ nodes: connected, connections: connections as IConnections },
		{ ...types, [`n8n-nodes-conversations.${setup.node.description.name}`]: setup.node },
	);
	const { done } = startWorkflow(workflow, setup, {
		start: 'Start',
		items: [{ json: {} }],
		pinData: { 'Read CSV': [{ json: {} }], Sheet: rows.map((row) => ({ json: { ...row } })) },
		...(onNode && { onNode }),
	});
	const run = await done;
	const { error } = run.data.resultData;
	if (error) throw new Error(`The workflow stopped: ${error.message}`);
	return run;
}

/** The items of a node's first output (`done`) or error output (`failed`); empty when the node did not run. */
export function outputOf(run: IRun, node: string, output: 'done' | 'failed' = 'done'): INodeExecutionData[] {
	return run.data.resultData.runData[node]?.[0]?.data?.main?.[output === 'done' ? 0 : 1] ?? [];
}

/** The number of the input item that an output item is linked to, counted from 0. Throws when it is linked to none. */
export function sourceOf({ pairedItem }: INodeExecutionData): number {
	const [first] = [pairedItem].flat();
	const index = typeof first === 'object' ? first.item : first;
	if (index === undefined) throw new Error('An item of the run is linked to no row of the sheet');
	return index;
}
