import { createHmac } from 'node:crypto';
import { WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
} from 'n8n-workflow';
import { SinchConversationTrigger } from '../../nodes/Sinch/SinchConversationTrigger.node';
import { additionalData } from './workflow';

/** What arrives: header names and values, and the bytes of the body. */
export interface Arrival {
	headers: Record<string, string>;
	body: string;
}

/** What came of it: the status that was answered, and the items that start the workflow. */
export interface Outcome {
	status: number | undefined;
	items: INodeExecutionData[] | undefined;
}

const node: INode = {
	id: 'trigger-1',
	name: 'Trigger',
	type: 'CUSTOM.trigger',
	typeVersion: 1,
	position: [0, 0],
	webhookId: 'hook',
	parameters: {},
};

let workflows = 0;

/** The trigger's real webhook() in n8n-core's own context, called without HTTP: for thousands of deliveries. */
export function webhookCaller(
	secret: string,
	parameters: INodeParameters = {},
): (arrival: Arrival) => Promise<Outcome> {
	const type = new SinchConversationTrigger();
	const registration: IDataObject = { webhookId: `webhook-${++workflows}`, appId: 'A', url: 'http://n8n', secret };
	const workflow = new Workflow({
		id: `calls-${workflows}`,
		nodes: [{ ...node, parameters: { triggers: ['MESSAGE_INBOUND'], ...parameters } }],
		connections: {},
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(type),
			getKnownTypes: () => ({}),
		},
		active: true,
		staticData: { 'node:Trigger': { registration } },
	});
	const own = workflow.getNode('Trigger') ?? node;
	return async ({ headers, body }) => {
		let status: number | undefined;
		const response = { status: (code: number) => ((status = code), response), end: () => response };
		const rawBody = Buffer.from(body);
		const data = {
			...additionalData({ credentialTypes: [], credentials: {} }),
			httpRequest: { rawHeaders: Object.entries(headers).flat(), rawBody },
			httpResponse: response,
		};
		const context = new WebhookContext(workflow, own, data as never, 'webhook', {} as IWebhookData, [], null);
		Object.defineProperty(context, 'logger', { value: { warn: () => undefined } });
		const result = await type.webhook.call(context);
		return { status, items: result.workflowData?.[0] };
	};
}

const PREFIX = 'x-sinch-webhook-signature';

/** The headers of a delivery; written for the tests, so that neither the node nor the sandbox vouches for itself. */
export function headersFor(secret: string, body: string, nonce: string, timestamp: string): Record<string, string> {
	const signature = createHmac('sha256', secret).update(`${body}.${nonce}.${timestamp}`).digest('base64');
	return {
		[PREFIX]: signature,
		[`${PREFIX}-nonce`]: nonce,
		[`${PREFIX}-timestamp`]: timestamp,
		[`${PREFIX}-algorithm`]: 'HmacSHA256',
	};
}
