import {
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	NodeOperationError,
} from 'n8n-workflow';
import { forAgent, isTool, toldToAgent } from './agentTool';
import { Failure } from '../base/failure';
import type { Operation } from '../operation/operation';
import type { Service } from '../operation/service';
import { runRows } from '../run/runRows';
import type { ItemSource } from '../run/source';
import { toolSource, workflowSource } from './sources';

/** The operations of a service as n8n's customOperations: resource, then operation, then a function for all rows. */
export function customOperationsOf(service: Service): NonNullable<INodeType['customOperations']> {
	const byResource: NonNullable<INodeType['customOperations']> = {};
	for (const { option, operations } of service.resources) {
		const byOperation: NonNullable<INodeType['customOperations']>[string] = {};
		for (const operation of operations) byOperation[String(operation.option.value)] = inWorkflow(operation, service);
		byResource[String(option.value)] = byOperation;
	}
	return byResource;
}

// An AI Agent of version 3 and later runs its tools in this way too, with the arguments as their one item.
function inWorkflow(operation: Operation, service: Service) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const source = workflowSource(this);
		return [
			isTool(source.node) ? await runForAgent(source, operation, service) : await run(source, operation, service),
		];
	};
}

/**
 * One operation as the pagination function of n8n's native routing, which is what runs when the node is the tool of an
 * earlier AI Agent or of an MCP server. n8n calls it once per item. What goes wrong is given as an item, the same that
 * later agents get: those earlier ones tell the model nothing of what a tool throws.
 */
export function asTool(operation: Operation, service: Service) {
	return async function (this: IExecutePaginationFunctions): Promise<INodeExecutionData[]> {
		const source = toolSource(this);
		const given = runForAgent(source, operation, service);
		if (source.node.onError === 'stopWorkflow') return await given;
		try {
			return await given;
		} catch (error) {
			return [{ json: { error: error instanceof Error ? error.message : String(error) }, pairedItem: { item: 0 } }];
		}
	};
}

// Whatever On Error says: n8n itself hands the error of a tool to the agent, unless the workflow is to stop.
async function runForAgent(source: ItemSource, operation: Operation, service: Service): Promise<INodeExecutionData[]> {
	try {
		return forAgent(await run({ ...source, continueOnFail: false }, operation, service));
	} catch (error) {
		throw toldToAgent(error);
	}
}

async function run(source: ItemSource, operation: Operation, service: Service): Promise<INodeExecutionData[]> {
	try {
		return await runRows(source, operation, service);
	} catch (error) {
		throw inPlainWords(error, source.node);
	}
}

function inPlainWords(error: unknown, node: INode): unknown {
	if (!(error instanceof Failure)) return error;
	return new NodeOperationError(node, error.message, { description: error.description });
}
