import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeTypeDescription, IPinData } from 'n8n-workflow';
import { root } from '../test/e2e/support/paths';
import type { Credential } from '../test/e2e/support/rest';
import type { WorkflowSketch } from '../test/e2e/support/workflow';

/** A workflow as it lies in examples/: with sample data, without credentials. */
export interface Example extends WorkflowSketch {
	pinData: IPinData;
}

const folder = join(root, 'examples');

/** The file names of all examples, sorted. */
export const exampleFiles: readonly string[] = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort();

/** Reads an example by its file name. */
export function readExample(file: string): Example {
	return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Example;
}

/** The same workflow with a credential chosen in every node that takes one of these. */
export function withCredentials<T extends WorkflowSketch>(
	workflow: T,
	credentials: Credential[],
	types: INodeTypeDescription[],
): T {
	const choose = (node: INode): INode => {
		const asked = types.find(({ name }) => name === node.type)?.credentials ?? [];
		const fitting = credentials.filter(({ type }) => asked.some(({ name }) => name === type));
		if (fitting.length === 0) return node;
		return { ...node, credentials: Object.fromEntries(fitting.map(({ id, name, type }) => [type, { id, name }])) };
	};
	return { ...workflow, nodes: workflow.nodes.map(choose) };
}
