import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { Operation } from '../operation/operation';
import type { Service } from '../operation/service';
import { isTool, runForAgent, runOperation } from './agentTool';
import { workflowSource } from './sources';

type CustomOperations = NonNullable<INodeType['customOperations']>;

/**
 * The operations of a service as n8n's `customOperations`: resource, then operation, then a function that n8n calls for all
 * items of a workflow, in place of its own routing.
 */
export function customOperationsOf(service: Service): CustomOperations {
	const byResource: CustomOperations = {};
	for (const { option, operations } of service.resources) {
		const byOperation: CustomOperations[string] = {};
		for (const operation of operations) byOperation[String(operation.option.value)] = inWorkflow(operation, service);
		byResource[String(option.value)] = byOperation;
	}
	return byResource;
}

// An AI Agent from version 3 on calls its tools here too, with the arguments as the one item.
function inWorkflow(operation: Operation, service: Service) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const source = workflowSource(this);
		const run = isTool(source.node) ? runForAgent : runOperation;
		return [await run(source, operation, service)];
	};
}
