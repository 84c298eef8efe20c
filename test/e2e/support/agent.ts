import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import { credentialsFor, startServices, type Services } from '../../../dev/services';
import { withCredentials } from '../../../dev/exampleFiles';
import { modelName, type Script, type ModelRequest } from '../../../sandbox/model';
import type { Execution } from './execution';
import { startInstance, type Instance } from './instance';
import type { Credential, SavedWorkflow } from './rest';
import { manualTrigger, workflow, type NodeSketch, type WorkflowSketch } from './workflow';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/** An agent's version, and how its model is asked. */
export interface Kind {
	agent: number;
	/** 1.2 asks for chat completions, 1.3 for responses. */
	model: number;
}

/** One of our nodes as a tool, by its name and the parameters that differ from the defaults. */
export interface Tool {
	name: string;
	/** e.g. `respondent`. */
	node: string;
	parameters: INodeParameters;
	settings?: Partial<INode>;
}

/** Everything the model was told in one run, and what came of it. */
export interface AgentRun {
	execution: Execution;
	requests: ModelRequest[];
}

/** A real n8n with sandboxes and a scripted model, in which agents can be let loose. */
export interface AgentStage {
	n8n: Instance;
	services: Services;
	/** Saves a workflow in which these tools hang on an agent, behind a trigger. */
	save: (tools: Tool[], kind?: Kind, trigger?: NodeSketch) => Promise<SavedWorkflow>;
	/** Lets a model that follows the script use these tools. */
	run: (tools: Tool[], script: Script, kind?: Kind) => Promise<AgentRun>;
}

const newest: Kind = { agent: 3.1, model: 1.3 };

/** An n8n and everything an agent needs, for the tests of one file; the sandboxes are seeded anew before each test. */
export function useAgentStage(name: string): AgentStage {
	const stage: Partial<AgentStage> = {};
	let credentials: Credential[];
	beforeAll(async () => {
		const services = await startServices({ script: () => 'Nothing to say.' });
		const n8n = await startInstance(name);
		Object.assign(stage, { services, n8n });
		const saving = credentialsFor(services).map(async (credential) => await n8n.rest.createCredential(credential));
		credentials = await Promise.all(saving);
		stage.save = async (tools, kind = newest, trigger = manualTrigger()) => {
			const sketch = agentWorkflow(tools, kind, trigger);
			return await n8n.rest.createWorkflow(withCredentials(sketch, credentials, await n8n.rest.nodeTypes()));
		};
		stage.run = async (tools, script, kind) => {
			const saved = await stage.save!(tools, kind);
			services.model.script = script;
			services.model.requests.length = 0;
			const execution = await n8n.rest.runWorkflow(saved, 'Start');
			return { execution, requests: [...services.model.requests] };
		};
	}, 15 * 60_000);
	beforeEach(() => {
		for (const service of [stage.services?.chatwoot, stage.services?.respondent, stage.services?.sinch])
			service?.reset();
	});
	afterAll(async () => {
		await stage.n8n?.close();
		await stage.services?.close();
	}, 60_000);
	return stage as AgentStage;
}

/** A workflow in which these tools and the scripted model hang on an agent, behind a trigger; its node is called Agent. */
export function agentWorkflow(tools: Tool[], kind = newest, trigger: NodeSketch = manualTrigger()): WorkflowSketch {
	const text = trigger.type.endsWith('chatTrigger') ? {} : { promptType: 'define', text: 'Somebody waits. See to it.' };
	const agent = {
		name: 'Agent',
		type: `${LANGCHAIN}.agent`,
		typeVersion: kind.agent,
		parameters: { ...text, options: {} },
	};
	const sketch = workflow('Agent', [trigger, agent]);
	const hang = (node: NodeSketch, type: 'ai_languageModel' | 'ai_tool', index: number) => {
		sketch.nodes.push({ id: randomUUID(), position: [index * 180, 240], ...node });
		sketch.connections[node.name] = { [type]: [[{ node: 'Agent', type, index: 0 }]] };
	};
	const model = { __rl: true, mode: 'id', value: modelName };
	hang(
		{ name: 'Model', type: `${LANGCHAIN}.lmChatOpenAi`, typeVersion: kind.model, parameters: { model, options: {} } },
		'ai_languageModel',
		0,
	);
	tools.forEach(({ name, node, parameters, settings }, index) => {
		const type = `n8n-nodes-conversations.${node}Tool`;
		hang({ name, type, typeVersion: 1, parameters, ...settings }, 'ai_tool', index + 1);
	});
	return sketch;
}

/** What n8n writes into a field that is left to the model. */
export const fromAi = (key: string, description: string, type = 'string') =>
	`={{ $fromAI('${key}', '${description}', '${type}') }}`;

/** The same in a picker. */
export const idFromAi = (key: string, description: string): INodeParameters => ({
	__rl: true,
	mode: 'id',
	value: fromAi(key, description),
});
