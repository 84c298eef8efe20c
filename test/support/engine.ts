import {
	DirectoryLoader,
	ExecuteContext,
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	RoutingNode,
	WorkflowExecute,
} from 'n8n-core';
import {
	createEmptyRunExecutionData,
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type ICredentialType,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { TestCredentials, type CredentialData } from './credentials';

/** A node with its credentials, as a workflow would have it. */
export interface Setup {
	node: INodeType;
	credentialTypes: ICredentialType[];
	credentials: CredentialData;
	/** Node settings such as onError and retryOnFail. */
	settings?: Partial<INode>;
	mode?: WorkflowExecuteMode;
}

/** What came of a run: the items per output of the node, and the error that stopped it. */
export interface Result {
	run: IRun;
	items: INodeExecutionData[];
	outputs: Array<INodeExecutionData[] | null>;
	error?: { message: string; description?: string | null; httpCode?: string | null; context?: unknown };
}

const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	execute() {
		return Promise.resolve([this.getInputData()]);
	},
};

/** Adds n8n's Request Options to a declarative node, as n8n's loader does. Give it a new instance of the node. */
export function asLoaded(node: INodeType): INodeType {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	return node;
}

function additionalData(setup: Setup, parameters?: INodeParameters): IWorkflowExecuteAdditionalData {
	const types = Object.fromEntries(setup.credentialTypes.map((type) => [type.name, type]));
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new TestCredentials(types, setup.credentials),
		currentNodeExecutionIndex: 0,
		executionId: 'execution-1',
		webhookWaitingBaseUrl: 'http://localhost/wait',
		formWaitingBaseUrl: 'http://localhost/form',
		restApiUrl: '',
		instanceBaseUrl: '',
		variables: {},
		setExecutionStatus: () => undefined,
		logAiEvent: () => undefined,
		sendDataToUI: () => undefined,
		...(parameters && { currentNodeParameters: parameters }),
	};
	return data as IWorkflowExecuteAdditionalData;
}

function makeWorkflow(setup: Setup, parameters: INodeParameters): { workflow: Workflow; node: INode } {
	const type = `CUSTOM.${setup.node.description.name}`;
	const known: Record<string, INodeType> = { [type]: setup.node, 'CUSTOM.start': start };
	const find = (name: string): INodeType => {
		const found = known[name];
		if (!found) throw new Error(`There is no node type ${name}`);
		return found;
	};
	const nodeTypes: INodeTypes = {
		getByName: find,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version),
		getKnownTypes: () => ({}),
	};
	const credentials = Object.fromEntries(setup.credentialTypes.map(({ name }) => [name, { id: '1', name }]));
	const nodes: INode[] = [
		{ id: '0', name: 'Start', type: 'CUSTOM.start', typeVersion: 1, position: [0, 0], parameters: {} },
		{ id: '1', name: 'Node', type, typeVersion: 1, position: [200, 0], parameters, credentials, ...setup.settings },
	];
	const connections = { Start: { main: [[{ node: 'Node', type: 'main' as const, index: 0 }]] } };
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes,
		connections,
		nodeTypes,
		active: false,
		settings: { executionOrder: 'v1', timezone: 'UTC' },
	});
	const node = workflow.getNode('Node');
	if (!node) throw new Error('The workflow lost its node');
	return { workflow, node };
}

/** A run that can be cancelled while it is under way. */
export interface Execution {
	done: Promise<Result>;
	cancel: () => void;
}

/** Starts the node in a workflow of n8n's own engine, on these items. */
export function startNode(
	setup: Setup,
	parameters: INodeParameters,
	items: INodeExecutionData[] = [{ json: {} }],
): Execution {
	const { workflow } = makeWorkflow(setup, parameters);
	const first = workflow.getNode('Start');
	if (!first) throw new Error('The workflow lost its first node');
	const mode = setup.mode ?? 'trigger';
	const data = additionalData(setup);
	data.hooks = new ExecutionLifecycleHooks(mode, 'execution-1', workflowData(workflow));
	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: first, data: { main: [items] }, source: null }],
		},
	});
	const running = new WorkflowExecute(data, mode, runData).processRunExecutionData(workflow);
	return { done: running.then(readResult), cancel: () => running.cancel() };
}

function workflowData(workflow: Workflow): ConstructorParameters<typeof ExecutionLifecycleHooks>[2] {
	const now = new Date(0);
	return {
		id: workflow.id,
		name: 'Test',
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
	};
}

function readResult(run: IRun): Result {
	const task = run.data.resultData.runData.Node?.[0];
	const outputs = task?.data?.main ?? [];
	const error = run.data.resultData.error ?? task?.error;
	return { run, outputs, items: outputs[0] ?? [], ...(error && { error }) };
}

/** Runs the node in a workflow to its end. */
export async function runNode(
	setup: Setup,
	parameters: INodeParameters,
	items?: INodeExecutionData[],
): Promise<Result> {
	return await startNode(setup, parameters, items).done;
}

/** Runs the node as n8n does when it is the tool of an AI agent: through its native routing, with one item. */
export async function runAsTool(setup: Setup, parameters: INodeParameters): Promise<INodeExecutionData[]> {
	const { workflow, node } = makeWorkflow(setup, parameters);
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData(setup),
		'internal',
		createEmptyRunExecutionData(),
		0,
		input.main[0] ?? [],
		input,
		{ node, source: null, data: input },
		[],
	);
	const output = await workflow.expression.withIsolate(
		async () => await new RoutingNode(context, setup.node).runNode(),
	);
	return output?.[0] ?? [];
}

/** Opens a picker of the node, as the editor does. */
export async function search(
	setup: Setup,
	method: string,
	parameters: INodeParameters,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { workflow, node } = makeWorkflow(setup, parameters);
	const context = new LoadOptionsContext(workflow, node, additionalData(setup, node.parameters), 'parameters.x');
	const listSearch = setup.node.methods?.listSearch?.[method];
	if (!listSearch) throw new Error(`The node has no listSearch method ${method}`);
	return await listSearch.call(context, filter, paginationToken);
}

/** Loads the options of a dropdown of the node, as the editor does. */
export async function loadOptions(setup: Setup, method: string, parameters: INodeParameters) {
	const { workflow, node } = makeWorkflow(setup, parameters);
	const context = new LoadOptionsContext(workflow, node, additionalData(setup, node.parameters), 'parameters.x');
	const load = setup.node.methods?.loadOptions?.[method];
	if (!load) throw new Error(`The node has no loadOptions method ${method}`);
	return await load.call(context);
}
