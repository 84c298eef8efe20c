import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { credentialsFor, startServices, type Services } from '../../../dev/services';
import { packPackage } from '../../e2e/support/packed';
import type { Credential } from '../../e2e/support/rest';
import { node, type NodeSketch } from '../../e2e/support/workflow';
import { queueArtifacts, startQueueMode, type QueueMode } from './queueMode';

/** n8n in queue mode beside the sandboxes of all services and a scripted language model, with a saved credential for each. */
export interface QueueStage extends Services {
	n8n: QueueMode;
	credentials: Credential[];
	/** A node of ours with its credential, e.g. `action('chatwoot', 'Send', 'message:send', {...})`. */
	action: (type: string, name: string, id: string, parameters?: INodeParameters, rest?: Partial<INode>) => NodeSketch;
	/** A trigger of ours, called Trigger. */
	trigger: (type: string, parameters?: INodeParameters) => NodeSketch;
}

const credentialTypes: Record<string, string> = {
	chatwoot: 'chatwootApi',
	chatwootClient: 'chatwootClientApi',
	respondent: 'respondentApi',
	sinchConversation: 'sinchConversationApi',
};

const sandboxesOf = ({ chatwoot, respondent, sinch }: Partial<Services>) => [chatwoot, respondent, sinch];

/** The stage for the tests of one file; the sandboxes are seeded anew before each test. `name` is the folder of the logs. */
export function useQueueMode(name: string): QueueStage {
	const stage: Partial<QueueStage> = {};
	beforeAll(async () => {
		const { close: _close, ...services } = await startServices({ script: () => 'Nothing to say.' });
		Object.assign(stage, services, { close: _close });
		const tarball = async () => (process.env.E2E_TARBALL ??= await packPackage());
		const n8n = await startQueueMode({ logs: join(queueArtifacts, name), tarball });
		stage.n8n = n8n;
		const saving = credentialsFor(stage as QueueStage).map(async (each) => await n8n.rest.createCredential(each));
		stage.credentials = await Promise.all(saving);
	}, 15 * 60_000);
	const credentialOf = (type: string) => {
		const wanted = credentialTypes[type.replace(/(Polling)?Trigger$/, '')];
		const credential = stage.credentials?.find((each) => each.type === wanted);
		return credential && { credentials: { [credential.type]: { id: credential.id, name: credential.name } } };
	};
	stage.action = (type, nodeName, id, parameters = {}, rest = {}) => {
		const [resource = '', operation = ''] = id.split(':');
		const all = { resource, operation, ...parameters };
		return node(nodeName, `n8n-nodes-conversations.${type}`, 1, all, { ...credentialOf(type), ...rest });
	};
	stage.trigger = (type, parameters = {}) =>
		node('Trigger', `n8n-nodes-conversations.${type}`, 1, parameters, credentialOf(type));
	beforeEach(() => sandboxesOf(stage).forEach((sandbox) => sandbox?.reset()));
	afterEach(() => expect(sandboxesOf(stage).flatMap((sandbox) => sandbox?.contractViolations)).toEqual([]));
	afterAll(async () => {
		await stage.n8n?.close();
		await stage.close?.();
	}, 120_000);
	return stage as QueueStage;
}
