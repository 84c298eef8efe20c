import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';
import type { RespondentStage } from './respondentStage';
import type { WorkflowSketch } from './workflow';

export const outreachCsv = readFileSync(join(root, 'examples', 'outreach.csv'), 'utf8');

/** The example workflow as a user sets it up: credential chosen, the sheet's path set, sample data unpinned. */
export function outreachExample({ credential, n8n }: RespondentStage): WorkflowSketch {
	const text = readFileSync(join(root, 'examples', 'outreach.json'), 'utf8');
	const { name, nodes, connections, settings } = JSON.parse(text) as WorkflowSketch;
	const fileSelector = n8n.writeFile('outreach.csv', outreachCsv);
	const credentials = { respondentApi: { id: credential.id, name: credential.name } };
	return {
		name,
		connections,
		settings,
		nodes: nodes.map((node) => {
			if (node.type.startsWith('n8n-nodes-conversations.')) return { ...node, credentials };
			if (node.name === 'Read CSV') return { ...node, parameters: { ...node.parameters, fileSelector } };
			return node;
		}),
	};
}
