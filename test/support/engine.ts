import { DirectoryLoader, ExecuteContext, LoadOptionsContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeType,
	type IRun,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData, makeWorkflow, nodeOf, passThrough, startWorkflow, type Surroundings } from './workflow';

/** A node with its credentials, as a workflow would have it. */
export interface Setup extends Surroundings {
	node: INodeType;
	/** Node settings such as onError and retryOnFail. */
	settings?: Partial<INode>;
	mode?: WorkflowExecuteMode;
	/** The node is the tool of an AI agent: n8n runs it under another type name, and tells it apart by that. */
	tool?: boolean;
}

/** What came of a run: the items per output of the node, and the error that stopped it. */
export interface Result {
	run: IRun;
	items: INodeExecutionData[];
	outputs: Array<INodeExecutionData[] | null>;
	error?: { message: string; description?: string | null; httpCode?: string | null; context?: unknown };
}

/** Adds n8n's Request Options to a declarative node, as n8n's loader does. Give it a new instance of the node. */
export function asLoaded(node: INodeType): INodeType {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	return node;
}

function workflowOf(setup: Setup, parameters: INodeParameters): { workflow: Workflow; node: INode } {
	const type = `CUSTOM.${setup.node.description.name}${setup.tool ? 'Tool' : ''}`;
	const credentials = Object.fromEntries(setup.credentialTypes.map(({ name }) => [name, { id: '1', name }]));
	const nodes: INode[] = [
		{ id: '0', name: 'Start', type: 'CUSTOM.start', typeVersion: 1, position: [0, 0], parameters: {} },
		{ id: '1', name: 'Node', type, typeVersion: 1, position: [200, 0], parameters, credentials, ...setup.settings },
	];
	const connections = { Start: { main: [[{ node: 'Node', type: 'main' as const, index: 0 }]] } };
	const workflow = makeWorkflow({ nodes, connections }, { [type]: setup.node, 'CUSTOM.start': passThrough });
	return { workflow, node: nodeOf(workflow, 'Node') };
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
	const { workflow } = workflowOf(setup, parameters);
	const { done, cancel } = startWorkflow(workflow, setup, {
		start: 'Start',
		items,
		...(setup.mode && { mode: setup.mode }),
	});
	return { done: done.then(readResult), cancel };
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
	const { workflow, node } = workflowOf(setup, parameters);
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
	const { workflow, node } = workflowOf(setup, parameters);
	const context = new LoadOptionsContext(workflow, node, additionalData(setup, node.parameters), 'parameters.x');
	const listSearch = setup.node.methods?.listSearch?.[method];
	if (!listSearch) throw new Error(`The node has no listSearch method ${method}`);
	return await listSearch.call(context, filter, paginationToken);
}

/** Loads the options of a dropdown of the node, as the editor does. */
export async function loadOptions(setup: Setup, method: string, parameters: INodeParameters) {
	const { workflow, node } = workflowOf(setup, parameters);
	const context = new LoadOptionsContext(workflow, node, additionalData(setup, node.parameters), 'parameters.x');
	const load = setup.node.methods?.loadOptions?.[method];
	if (!load) throw new Error(`The node has no loadOptions method ${method}`);
	return await load.call(context);
}

/** Loads the fields of a resource mapper of the node, as the editor does. */
export async function mapperFields(setup: Setup, method: string, parameters: INodeParameters) {
	const { workflow, node } = workflowOf(setup, parameters);
	const context = new LoadOptionsContext(workflow, node, additionalData(setup, node.parameters), 'parameters.x');
	const load = setup.node.methods?.resourceMapping?.[method];
	if (!load) throw new Error(`The node has no resourceMapping method ${method}`);
	return await load.call(context);
}
