import type { INode, INodeParameters } from 'n8n-workflow';
import {
	startChatwoot,
	startRespondent,
	startSinch,
	type ChatwootSandbox,
	type RespondentSandbox,
	type SinchSandbox,
} from '../../sandbox';
import { startInstance, type Instance } from '../e2e/support/instance';
import type { Execution } from '../e2e/support/execution';
import type { Credential } from '../e2e/support/rest';
import { csvSheet, manualTrigger, node, setFields, workflow, type NodeSketch } from '../e2e/support/workflow';

export interface Sandboxes {
	respondent: RespondentSandbox;
	chatwoot: ChatwootSandbox;
	sinch: SinchSandbox;
}

/** A real n8n of the version under test beside the sandboxes of all services, with a saved credential for each. */
export interface Stage extends Sandboxes {
	n8n: Instance;
	credentials: Record<keyof Sandboxes, Credential>;
}

const types = { respondent: 'respondent', chatwoot: 'chatwoot', sinch: 'sinchConversation' };

/** The stage for the tests of one file; the sandboxes are seeded anew before each test. */
export function useStage(name: string): Stage {
	const stage: Partial<Stage> = {};
	const sandboxes = () => [stage.respondent, stage.chatwoot, stage.sinch];
	beforeAll(async () => {
		stage.respondent = await startRespondent();
		stage.chatwoot = await startChatwoot();
		stage.sinch = await startSinch();
		stage.n8n = await startInstance(name);
		stage.credentials = await saveCredentials(stage.n8n, stage as Sandboxes);
	}, 20 * 60_000);
	beforeEach(() => sandboxes().forEach((sandbox) => sandbox?.reset()));
	afterEach(() => expect(sandboxes().flatMap((sandbox) => sandbox?.contractViolations)).toEqual([]));
	afterAll(async () => {
		await stage.n8n?.close();
		await Promise.all(sandboxes().map(async (sandbox) => await sandbox?.close()));
	}, 60_000);
	return stage as Stage;
}

async function saveCredentials({ rest }: Instance, { chatwoot, respondent, sinch }: Sandboxes) {
	const { accountId, accessToken } = chatwoot.credentials;
	const save = async (type: string, data: Credential['data']) =>
		await rest.createCredential({ name: `${type} of the sandbox`, type, data });
	return {
		respondent: await save('respondentApi', {
			environment: 'custom',
			baseUrl: respondent.url,
			...respondent.credentials,
		}),
		chatwoot: await save('chatwootApi', { baseUrl: chatwoot.url, accountId, accessToken }),
		sinch: await save('sinchConversationApi', {
			region: 'custom',
			baseUrl: sinch.url,
			tokenUrl: sinch.tokenUrl,
			authentication: 'oAuth2',
			...sinch.credentials,
		}),
	};
}

/** A node of ours with its credential, e.g. `action(stage, 'chatwoot', 'Send', 'message:send', {...})`. */
export function action(
	{ credentials }: Stage,
	service: keyof Sandboxes,
	name: string,
	id: string,
	parameters: INodeParameters = {},
	rest: Partial<INode> = {},
): NodeSketch {
	const [resource = '', operation = ''] = id.split(':');
	const credential = credentials[service];
	const chosen = { [credential.type]: { id: credential.id, name: credential.name } };
	const type = `n8n-nodes-conversations.${types[service]}`;
	return node(name, type, 1, { resource, operation, ...parameters }, { credentials: chosen, ...rest });
}

/** Runs the given nodes one after the other, after a manual start. */
export async function runInARow({ n8n: { rest } }: Stage, ...nodes: NodeSketch[]): Promise<Execution> {
	const saved = await rest.createWorkflow(workflow('In a row', [manualTrigger(), ...nodes]));
	return await rest.runWorkflow(saved, 'Start');
}

/** Runs a node on the rows of a CSV text; what it gives goes to Sent, or Failed, each with the row's own columns `to` and `text`. */
export async function runOnSheet({ n8n }: Stage, csv: string, sketch: NodeSketch): Promise<Execution> {
	const columns = { row: "={{ $('Sheet').item.json.text }}", error: '={{ $json.error }}' };
	const { name } = sketch;
	const saved = await n8n.rest.createWorkflow(
		workflow(
			'A sheet',
			[
				manualTrigger(),
				...csvSheet(n8n.writeFile('sheet.csv', csv)),
				{ ...sketch, onError: 'continueErrorOutput' },
				setFields('Sent', columns),
				setFields('Failed', { ...columns, to: '={{ $json.to }}' }),
			],
			[
				{ from: 'Start', to: 'File' },
				{ from: 'File', to: 'Sheet' },
				{ from: 'Sheet', to: name },
				{ from: name, to: 'Sent' },
				{ from: name, to: 'Failed', output: 1 },
			],
		),
	);
	return await n8n.rest.runWorkflow(saved, 'Start');
}
