import {
	NodeOperationError,
	type IDataObject,
	type IExecutePaginationFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { Failure } from '../base/failure';
import { sentences } from '../base/sentences';
import type { Operation } from '../operation/operation';
import type { Service } from '../operation/service';
import { failedStatus } from '../run/rowStatus';
import { runRows } from '../run/runRows';
import type { ItemSource } from '../run/source';
import { toolSource } from './sources';

/** The most records that an AI agent gets at once; more would fill its context. */
const MOST_FOR_A_TOOL = 100;

/** Whether a node is the tool of an AI agent: n8n appends "Tool" to the type name of such nodes. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** Runs an operation for all items. A Failure of the run as a whole becomes a NodeOperationError. */
export async function runOperation(
	source: ItemSource,
	operation: Operation,
	service: Service,
): Promise<INodeExecutionData[]> {
	try {
		return await runRows(source, operation, service);
	} catch (error) {
		throw nodeErrorOf(error, source.node);
	}
}

function nodeErrorOf(error: unknown, node: INode): unknown {
	if (!(error instanceof Failure)) return error;
	return new NodeOperationError(node, error.message, { description: error.description });
}

/**
 * Runs an operation for an AI agent. On Error does not matter here: n8n itself passes the error of a tool to the agent, unless
 * the workflow stops on errors.
 */
export async function runForAgent(
	source: ItemSource,
	operation: Operation,
	service: Service,
): Promise<INodeExecutionData[]> {
	try {
		return shortened(await runOperation({ ...source, continueOnFail: false }, operation, service));
	} catch (error) {
		throw withAdvice(error);
	}
}

/**
 * An operation as the pagination function of n8n's native routing. n8n calls it, once per item, when the node is the tool of
 * an AI Agent before version 3 or of an MCP server. These agents do not see what a tool throws, so a failure becomes an item,
 * the same that later agents get.
 */
export function asTool(operation: Operation, service: Service) {
	return async function (this: IExecutePaginationFunctions): Promise<INodeExecutionData[]> {
		const source = toolSource(this);
		const items = runForAgent(source, operation, service);
		if (source.node.onError === 'stopWorkflow') return await items;
		try {
			return await items;
		} catch (error) {
			const json = { error: error instanceof Error ? error.message : String(error), ...endOf(source, operation) };
			return [{ json, pairedItem: { item: 0 } }];
		}
	};
}

// How the one row of an agent's call ended, so that the agent does not send a message again that may have been sent.
function endOf(source: ItemSource, operation: Operation): IDataObject {
	const outcome = source.runState.outcomeOf(0);
	return outcome?.kind === 'failed' ? failedStatus(source, operation, 0, outcome.failure) : {};
}

function shortened(items: INodeExecutionData[]): INodeExecutionData[] {
	if (items.length <= MOST_FOR_A_TOOL) return items;
	const note = `Only the first ${MOST_FOR_A_TOOL} of ${items.length} are shown. Narrow the filters, or lower the limit.`;
	return [...items.slice(0, MOST_FOR_A_TOOL), { json: { note }, pairedItem: { item: 0 } }];
}

// n8n shows an agent the message of an error only, so the advice becomes part of the message.
function withAdvice(error: unknown): unknown {
	if (!(error instanceof Error) || !('description' in error)) return error;
	const { message, description } = error;
	if (typeof description === 'string' && description !== '' && !message.includes(description))
		error.message = sentences(message, description);
	return error;
}
