import { WebhookContext } from 'n8n-core';
import type { Request, Response } from 'express';
import type { IDataObject, INodeParameters, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { Setup } from './engine';
import { webhookData, workflowAround } from './trigger';
import { additionalData, nodeOf } from './workflow';

/** What came of a delivery. */
export interface Handled {
	status: number | undefined;
	/** Whether an execution was started. */
	started: boolean;
}

/** One delivery: its bytes, and names and values of its headers in turn. */
export interface Sent {
	body: Buffer;
	rawHeaders: string[];
}

/**
 * The trigger's own `webhook()` in n8n's context, without the way over the network: thousands of deliveries a second. All
 * of them begin with the same static data.
 */
export function webhookCall(
	setup: Setup,
	parameters: INodeParameters,
	staticData: IDataObject,
): (sent: Sent) => Promise<Handled> {
	const workflow = workflowAround(setup, parameters, 'direct', {});
	const node = nodeOf(workflow, 'Trigger');
	const called = webhookData(setup, workflow, node, 'webhook');
	return async ({ body, rawHeaders }) => {
		workflow.staticData = structuredClone({ 'node:Trigger': staticData });
		const handled: Handled = { status: undefined, started: false };
		const response: Partial<Response> = {};
		response.end = () => response as Response;
		response.status = (status) => {
			handled.status = status;
			return response as Response;
		};
		const request: Partial<Request> = { rawHeaders, rawBody: body, readRawBody: async () => await Promise.resolve() };
		const data: IWorkflowExecuteAdditionalData = {
			...additionalData(setup, parameters),
			webhookBaseUrl: 'http://127.0.0.1/webhook',
			httpRequest: request as Request,
			httpResponse: response as Response,
		};
		const context = new WebhookContext(workflow, node, data, 'webhook', called, [], null);
		const result = await workflow.expression.withIsolate(async () => await setup.node.webhook?.call(context));
		handled.started = result?.workflowData !== undefined;
		return handled;
	};
}
