import type { INode, INodeParameters } from 'n8n-workflow';
import { startRespondent, type RespondentOptions, type RespondentSandbox } from '../../../sandbox';
import { startInstance, type Instance } from './instance';
import type { Credential } from './rest';
import { node, type NodeSketch } from './workflow';

/** A real n8n beside a Respondent sandbox, with a saved credential that leads there. */
export interface Stage {
	n8n: Instance;
	sandbox: RespondentSandbox;
	credential: Credential;
	/** A Respondent node, e.g. `respondent('Send', 'message:send', {...})`. */
	respondent: (name: string, id: string, parameters?: INodeParameters, rest?: Partial<INode>) => NodeSketch;
}

export const NODE_TYPE = 'n8n-nodes-conversations.respondent';

/** An n8n and a sandbox for the tests of one file; the sandbox is seeded anew before each test. `name` is that of the log. */
export function useStage(name: string, options: RespondentOptions = {}): Stage {
	const stage: Partial<Stage> = {};
	beforeAll(async () => {
		stage.sandbox = await startRespondent(options);
		stage.n8n = await startInstance(name);
		const credential = await stage.n8n.rest.createCredential({
			name: 'Respondent sandbox',
			type: 'respondentApi',
			data: { environment: 'custom', baseUrl: stage.sandbox.url, ...stage.sandbox.credentials },
		});
		stage.credential = credential;
		stage.respondent = (nodeName, id, parameters = {}, rest = {}) => {
			const [resource = '', operation = ''] = id.split(':');
			const credentials = { respondentApi: { id: credential.id, name: credential.name } };
			return node(nodeName, NODE_TYPE, 1, { resource, operation, ...parameters }, { credentials, ...rest });
		};
	}, 15 * 60_000);
	beforeEach(() => stage.sandbox?.reset());
	afterEach(() => expect(stage.sandbox?.contractViolations).toEqual([]));
	afterAll(async () => {
		await stage.n8n?.close();
		await stage.sandbox?.close();
	}, 60_000);
	return stage as Stage;
}

/** What a picker holds when an ID is typed or mapped into it. */
export const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
