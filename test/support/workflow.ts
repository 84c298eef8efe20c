import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type IConnections,
	type ICredentialType,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IPinData,
	type IRun,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { TestCredentials, type CredentialData } from './credentials';

/** What the nodes of a workflow may call on. */
export interface Surroundings {
	credentialTypes: ICredentialType[];
	credentials: CredentialData;
}

/** A node type that hands its items on. */
export const passThrough: INodeType = {
	description: {
		displayName: 'Pass Through',
		name: 'passThrough',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Pass Through' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	execute() {
		return Promise.resolve([this.getInputData()]);
	},
};

/** Builds a workflow of these nodes; `types` are the node types by the name that the nodes give. */
export function makeWorkflow(
	{ nodes, connections }: { nodes: INode[]; connections: IConnections },
	types: Record<string, INodeType>,
): Workflow {
	const find = (name: string): INodeType => {
		const found = types[name];
		if (!found) throw new Error(`There is no node type ${name}`);
		return found;
	};
	const nodeTypes: INodeTypes = {
		getByName: find,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version),
		getKnownTypes: () => ({}),
	};
	const settings = { executionOrder: 'v1', timezone: 'UTC' } as const;
	return new Workflow({ id: 'workflow-1', nodes, connections, nodeTypes, active: false, settings });
}

/** The node of this name. Throws when there is none. */
export function nodeOf(workflow: Workflow, name: string): INode {
	const node = workflow.getNode(name);
	if (!node) throw new Error(`The workflow has no node ${name}`);
	return node;
}

/** What n8n's server hands to an execution. */
export function additionalData(
	{ credentialTypes, credentials }: Surroundings,
	parameters?: INodeParameters,
): IWorkflowExecuteAdditionalData {
	const types = Object.fromEntries(credentialTypes.map((type) => [type.name, type]));
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new TestCredentials(types, credentials),
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

/** How a workflow is run. */
export interface RunOptions {
	/** Name of the node that gets the items. */
	start: string;
	items: INodeExecutionData[];
	/** Output by name of node: these nodes are not run. */
	pinData?: IPinData;
	mode?: WorkflowExecuteMode;
	/** Called before and after each node runs; afterwards with what came of it. */
	onNode?: (name: string, done?: ITaskData) => void;
}

/** Starts a workflow in n8n's own engine. */
export function startWorkflow(
	workflow: Workflow,
	surroundings: Surroundings,
	options: RunOptions,
): { done: Promise<IRun>; cancel: () => void } {
	const { start, items, pinData, mode = 'trigger', onNode } = options;
	const data = additionalData(surroundings);
	const hooks = new ExecutionLifecycleHooks(mode, 'execution-1', workflowData(workflow));
	hooks.addHandler('nodeExecuteBefore', (name) => onNode?.(name));
	hooks.addHandler('nodeExecuteAfter', (name, done) => onNode?.(name, done));
	data.hooks = hooks;
	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: nodeOf(workflow, start), data: { main: [items] }, source: null }],
		},
		...(pinData && { resultData: { pinData } }),
	});
	const running = new WorkflowExecute(data, mode, runData).processRunExecutionData(workflow);
	return { done: Promise.resolve(running), cancel: () => running.cancel() };
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
