import { randomUUID } from 'node:crypto';
import type { IConnections, INode, INodeParameters, IWorkflowSettings } from 'n8n-workflow';

/** A workflow that has not been saved. */
export interface WorkflowSketch {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: IWorkflowSettings;
}

/** Everything of a node but its place. */
export type NodeSketch = Omit<INode, 'id' | 'position'>;

/** One wire: from an output of a node to another node. */
export interface Wire {
	from: string;
	to: string;
	/** 0, or 1 for the error output of a node with one output. */
	output?: number;
}

export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
	rest: Partial<INode> = {},
): NodeSketch {
	return { name, type, typeVersion, parameters, ...rest };
}

/** A workflow of the given nodes, each wired to the next one unless wires are given. */
export function workflow(name: string, nodes: NodeSketch[], wires: Wire[] = inARow(nodes)): WorkflowSketch {
	return {
		name,
		nodes: nodes.map((sketch, index) => ({ id: randomUUID(), position: [index * 220, 0], ...sketch })),
		connections: connect(wires),
		settings: { executionOrder: 'v1' },
	};
}

function inARow(nodes: NodeSketch[]): Wire[] {
	return nodes.flatMap(({ name: to }, index) => {
		const from = nodes[index - 1]?.name;
		return from === undefined ? [] : [{ from, to }];
	});
}

function connect(wires: Wire[]): IConnections {
	const connections: IConnections = {};
	for (const { from, to, output = 0 } of wires) {
		const outputs = connections[from]?.main ?? [];
		outputs[output] = [...(outputs[output] ?? []), { node: to, type: 'main', index: 0 }];
		// A list with holes is no JSON that n8n would read.
		connections[from] = { main: Array.from(outputs, (targets) => targets ?? []) };
	}
	return connections;
}

export const manualTrigger = () => node('Start', 'n8n-nodes-base.manualTrigger', 1, {});

/** A POST webhook that answers with all items of the last node. */
export const webhook = (path: string) =>
	node(
		'Webhook',
		'n8n-nodes-base.webhook',
		2.1,
		{ httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries', options: {} },
		{ webhookId: path },
	);

/** Two nodes that read a CSV file from disk and make a row of each line; the second one is called Sheet. */
export const csvSheet = (file: string): NodeSketch[] => [
	node('File', 'n8n-nodes-base.readWriteFile', 1.1, { operation: 'read', fileSelector: file, options: {} }),
	node('Sheet', 'n8n-nodes-base.extractFromFile', 1.1, { operation: 'csv', binaryPropertyName: 'data', options: {} }),
];

/** A node that sets the given columns on each row, by expression or value, and drops all others. */
export const setFields = (name: string, columns: Record<string, string>) =>
	node(name, 'n8n-nodes-base.set', 3.4, {
		assignments: {
			assignments: Object.entries(columns).map(([column, value]) => ({
				id: column,
				name: column,
				value,
				type: 'string',
			})),
		},
		options: {},
	});
