import { WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IWebhookData,
} from 'n8n-workflow';
import { RespondentTrigger } from '../../nodes/Respondent/RespondentTrigger.node';
import type { RespondentSandbox } from '../../sandbox';
import { respondentFixture } from './respondent';
import { additionalData } from './workflow';

/** What arrives. */
export interface Arrival {
	/** Names and values in turn; a name may come twice. */
	rawHeaders: string[];
	body: Buffer;
}

/** What came of it: the status that was answered, and the items that start the workflow. */
export interface Outcome {
	status: number | undefined;
	items: INodeExecutionData[] | undefined;
}

/** A trigger whose webhook() can be called. */
export interface WebhookCaller {
	call: (arrival: Arrival) => Promise<Outcome>;
	/** What the node keeps. */
	staticData: IDataObject;
}

let workflows = 0;

/**
 * The real webhook() of a trigger whose webhook has this key, in n8n-core's own context but without HTTP: for thousands of
 * deliveries. The sandbox is asked when a signature does not match.
 */
export function webhookCaller(sandbox: RespondentSandbox, privateKey: string): WebhookCaller {
	const type = new RespondentTrigger();
	const url = `http://n8n.example.org/webhook/${++workflows}`;
	const { id } = sandbox.store.webhooks[0] ?? { id: 'none' };
	const setup = {
		credentialTypes: [respondentFixture.credentialType],
		credentials: respondentFixture.credentials(sandbox),
	};
	const trigger: INode = {
		id: 'trigger-1',
		name: 'Trigger',
		type: 'CUSTOM.trigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId: 'hook',
		parameters: { events: ['MESSAGES.CREATED', 'other'] },
		credentials: { respondentApi: { id: '1', name: 'respondentApi' } },
	};
	const workflow = new Workflow({
		id: `calls-${workflows}`,
		nodes: [trigger],
		connections: {},
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(type),
			getKnownTypes: () => ({}),
		},
		active: true,
		staticData: { 'node:Trigger': { webhook: { id, url, privateKey } } },
	});
	const node = workflow.getNode('Trigger') ?? trigger;
	const call = async ({ rawHeaders, body }: Arrival) => {
		let status: number | undefined;
		const response = { status: (code: number) => ((status = code), response), end: () => response };
		const httpRequest = { rawHeaders, rawBody: body };
		const data = { ...additionalData(setup), httpRequest, httpResponse: response };
		const context = new WebhookContext(workflow, node, data as never, 'webhook', {} as IWebhookData, [], null);
		Object.defineProperty(context, 'logger', { value: { warn: () => undefined } });
		const result = await type.webhook.call(context);
		return { status, items: result.workflowData?.[0] };
	};
	return { call, staticData: workflow.getStaticData('node', node) };
}
