import { sandboxChoices, withChoices } from '../../../dev/choices';
import { readExample } from '../../../dev/exampleFiles';
import { startSinch, type SinchSandbox } from '../../../sandbox';
import { startInstance, type Instance } from './instance';
import type { Credential } from './rest';
import type { WorkflowSketch } from './workflow';

/** A real n8n beside a Sinch sandbox, with a saved OAuth2 credential that leads there. */
export interface SinchStage {
	n8n: Instance;
	sandbox: SinchSandbox;
	credential: Credential;
}

/** An n8n and a sandbox for the tests of one file; the sandbox is seeded anew before each test. */
export function useSinchStage(name: string): SinchStage {
	const stage: Partial<SinchStage> = {};
	beforeAll(async () => {
		stage.sandbox = await startSinch();
		stage.n8n = await startInstance(name);
		const { url, tokenUrl, credentials } = stage.sandbox;
		stage.credential = await stage.n8n.rest.createCredential({
			name: 'Sinch sandbox',
			type: 'sinchConversationApi',
			data: { region: 'custom', baseUrl: url, tokenUrl, authentication: 'oAuth2', ...credentials },
		});
	}, 15 * 60_000);
	beforeEach(() => stage.sandbox?.reset());
	afterEach(() => expect(stage.sandbox?.contractViolations).toEqual([]));
	afterAll(async () => {
		await stage.n8n?.close();
		await stage.sandbox?.close();
	}, 60_000);
	return stage as SinchStage;
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
