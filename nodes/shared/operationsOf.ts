import {
	NodeOperationError,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { Failure } from './failure';
import type { Operation } from './operation';
import type { Service } from './service';
import { runRows } from './rows';
import { toolSource, workflowSource, type Source } from './source';

/** The operations of a service as n8n's customOperations: resource, then operation, then a function for all rows. */
export function operationsOf(service: Service): NonNullable<INodeType['customOperations']> {
	const byResource: NonNullable<INodeType['customOperations']> = {};
	for (const { option, operations } of service.resources) {
		const byOperation: NonNullable<INodeType['customOperations']>[string] = {};
		for (const operation of operations) byOperation[String(operation.option.value)] = inWorkflow(operation, service);
		byResource[String(option.value)] = byOperation;
	}
	return byResource;
}

function inWorkflow(operation: Operation, service: Service) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(workflowSource(this), operation, service)];
	};
}

/** The most records that an AI agent gets at once; more would fill its context. */
export const MOST_FOR_A_TOOL = 100;

/**
 * One operation as the pagination function of n8n's native routing, which is what runs when the node is the tool of an
 * AI agent. n8n calls it once per item.
 */
export function asTool(operation: Operation, service: Service) {
	return async function (this: IExecutePaginationFunctions): Promise<INodeExecutionData[]> {
		const items = await run(toolSource(this), operation, service);
		if (items.length <= MOST_FOR_A_TOOL) return items;
		const note = `Only the first ${MOST_FOR_A_TOOL} of ${items.length} are shown. Narrow the filters, or lower the limit.`;
		return [...items.slice(0, MOST_FOR_A_TOOL), { json: { note }, pairedItem: { item: 0 } }];
	};
}

async function run(source: Source, operation: Operation, service: Service): Promise<INodeExecutionData[]> {
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
