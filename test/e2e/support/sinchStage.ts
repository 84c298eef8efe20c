import { sandboxChoices, withChoices } from '../../../dev/choices';
import { readExample } from '../../../dev/exampleFiles';
import { startSinch, type SinchSandbox } from '../../../sandbox';
import { useStage, type Stage } from './stage';
import type { WorkflowSketch } from './workflow';

export type SinchStage = Stage<SinchSandbox>;

/** A stage with a Sinch sandbox and an OAuth2 credential. */
export function useSinchStage(name: string): SinchStage {
	return useStage(name, {
		start: async () => await startSinch(),
		credentialOf: ({ url, tokenUrl, credentials }) => ({
			name: 'Sinch sandbox',
			type: 'sinchConversationApi',
			data: { region: 'custom', baseUrl: url, tokenUrl, authentication: 'oAuth2', ...credentials },
		}),
	});
}

/** The example workflow as a user sets it up, on a sheet of these lines: credential and app chosen, sample data unpinned. */
export function sinchExample({ credential, n8n, sandbox }: SinchStage, file: string, csv: string): WorkflowSketch {
	const example = readExample('sinch-sms.json');
	const choices = sandboxChoices('sinch-sms.json', { sinch: sandbox });
	const { name, nodes, connections, settings } = withChoices(example, choices);
	const fileSelector = n8n.writeFile(file, csv);
	const credentials = { sinchConversationApi: { id: credential.id, name: credential.name } };
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
