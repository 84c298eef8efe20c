import express, { type Express, type Request, type Response } from 'express';
import { HookContext, PollContext, WebhookContext } from 'n8n-core';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Setup } from './engine';
import { additionalData, nodeOf } from './workflow';

/** n8n around one trigger: its webhook server, its storage of static data, and the executions that it started. */
export interface TriggerHost {
	/** Where services deliver to while the workflow is active. */
	url: string;
	/** Where they deliver to while somebody listens for a test event in the editor. */
	testUrl: string;
	/** The items of every execution that was started, in order. */
	executions: INodeExecutionData[][];
	/** What is logged while deliveries are handled, and while a trigger polls. */
	log: string[];
	/** What n8n has stored of the node. */
	readonly staticData: IDataObject;
	/** Switches the workflow on: checkExists, then create if need be. Throws what n8n would show. */
	activate: () => Promise<void>;
	/** Starts n8n, after which the active workflow is registered: checkExists, then create if need be. */
	start: () => Promise<void>;
	/** Switches it off: delete. */
	deactivate: () => Promise<void>;
	/** Publishes a new version of the active workflow: delete, `between`, checkExists, then create if need be. */
	publish: (between?: () => void) => Promise<void>;
	/** Presses "Listen for Test Event"; static data of its own, as in n8n. */
	listen: () => Promise<void>;
	/** Stops listening. */
	stopListening: () => Promise<void>;
	/** Runs a polling trigger once, as the schedule does (`manual`: as the editor's button does). */
	poll: (mode?: WorkflowExecuteMode) => Promise<INodeExecutionData[]>;
	/** Stops n8n and starts it again: the schedule knows no more than what is stored. */
	restart: () => void;
	/** Deactivates and activates a workflow with a polling trigger. */
	pause: () => void;
	/** Resolves when every delivery that has arrived was handled to its end, which comes after the answer. */
	settled: () => Promise<void>;
	close: () => Promise<void>;
}

export type Kind = 'webhook' | 'webhook-test';

let hosts = 0;

/** The trigger in a workflow of n8n's engine, with deliveries over HTTP and static data loaded and saved around each. */
export async function hostTrigger(setup: Setup, parameters: INodeParameters = {}): Promise<TriggerHost> {
	const id = `workflow-${++hosts}`;
	const stored: Record<Kind, string> = { webhook: '{}', 'webhook-test': '{}' };
	const executions: INodeExecutionData[][] = [];
	const log: string[] = [];
	const app = express();
	const server = await listening(app);
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	const open = (kind: Kind) => {
		const workflow = workflowAround(setup, parameters, id, JSON.parse(stored[kind]) as IDataObject);
		const data: IWorkflowExecuteAdditionalData = {
			...additionalData(setup, parameters),
			webhookBaseUrl: `${origin}/webhook`,
			webhookTestBaseUrl: `${origin}/webhook-test`,
		};
		const save = () => {
			if (workflow.staticData.__dataChanged) stored[kind] = JSON.stringify(workflow.staticData);
		};
		return { workflow, node: nodeOf(workflow, 'Trigger'), data, save };
	};

	const lifecycle = async (
		kind: Kind,
		steps: (context: HookContext) => Promise<unknown>,
		activation: WorkflowActivateMode = kind === 'webhook' ? 'activate' : 'manual',
	) => {
		const { workflow, node, data, save } = open(kind);
		const mode = activation === 'manual' ? 'manual' : 'trigger';
		const context = new HookContext(workflow, node, data, mode, activation, webhookData(setup, workflow, node, kind));
		const done = workflow.expression.withIsolate(async () => await steps(context));
		// n8n ends a test that cannot begin with the same workflow object (2.41.1 webhooks/test-webhooks.js).
		await (kind === 'webhook-test' ? done.finally(save) : done.then(save));
	};

	const methods = () => {
		const found = setup.node.webhookMethods?.default;
		if (!found) throw new Error('The node has no webhook methods');
		return found;
	};
	const register = async (kind: Kind, activation?: WorkflowActivateMode) =>
		await lifecycle(
			kind,
			async (context) => {
				const { checkExists, create } = methods();
				if (!(await checkExists.call(context))) await create.call(context);
			},
			activation,
		);
	// n8n calls it with "update" in all cases: at the end of a test, when a version is published, and when the workflow is deactivated.
	const unregister = async (kind: Kind) =>
		await lifecycle(kind, async (context) => await methods().delete.call(context), 'update');

	const handle = async (kind: Kind, request: Request, response: Response) => {
		const { workflow, node, data, save } = open(kind);
		data.httpRequest = request;
		data.httpResponse = response;
		const mode = kind === 'webhook' ? 'webhook' : 'manual';
		const context = new WebhookContext(workflow, node, data, mode, webhookData(setup, workflow, node, kind), [], null);
		Object.defineProperty(context, 'logger', { value: { warn: (text: string) => log.push(text) } });
		const result = await workflow.expression.withIsolate(async () => await setup.node.webhook?.call(context));
		// n8n saves what changed before it starts the execution, and knows nothing of what other deliveries changed.
		await new Promise<void>((resolve) => setImmediate(resolve));
		if (kind === 'webhook') save();
		if (result?.workflowData) executions.push(result.workflowData[0] ?? []);
		if (!response.headersSent) response.status(500).end('the trigger left the request unanswered');
	};

	const underWay = new Set<Promise<void>>();
	app.post('/:kind/*path', (request: Request, response) => {
		const handling = readRaw(request)
			.then(async () => await handle(request.params.kind as Kind, request, response))
			.catch((error: unknown) => {
				log.push(`the trigger threw: ${String(error)}`);
				response.status(500).end();
			})
			.finally(() => underWay.delete(handling));
		underWay.add(handling);
	});

	let scheduled: ReturnType<typeof open> | undefined;
	let activation: WorkflowActivateMode = 'activate';
	const { node, workflow } = open('webhook');
	const path = NodeHelpers.getNodeWebhookPath(workflow.id, node, 'webhook');
	return {
		url: `${origin}/webhook/${path}`,
		testUrl: `${origin}/webhook-test/${path}`,
		executions,
		log,
		get staticData() {
			const all = JSON.parse(stored.webhook) as Record<string, IDataObject>;
			return all['node:Trigger'] ?? {};
		},
		activate: async () => await register('webhook'),
		start: async () => await register('webhook', 'init'),
		deactivate: async () => await unregister('webhook'),
		publish: async (between = () => undefined) => {
			await unregister('webhook');
			between();
			await register('webhook', 'update');
		},
		listen: async () => {
			stored['webhook-test'] = '{}';
			await register('webhook-test');
		},
		stopListening: async () => await unregister('webhook-test'),
		poll: async (mode = 'trigger') => {
			// n8n keeps a schedule's workflow in memory. It saves what changed when it is switched on, and with every execution.
			const isFirst = scheduled === undefined;
			const { workflow, node, data, save } = mode === 'manual' ? open('webhook') : (scheduled ??= open('webhook'));
			const context = new PollContext(workflow, node, data, mode, mode === 'manual' ? 'manual' : activation);
			Object.defineProperty(context, 'logger', { value: { warn: (text: string) => log.push(text) } });
			const items = await workflow.expression.withIsolate(async () => await setup.node.poll?.call(context));
			if (mode !== 'manual' && (items || isFirst)) save();
			return items?.[0] ?? [];
		},
		restart: () => {
			scheduled = undefined;
			activation = 'init';
		},
		pause: () => {
			scheduled = undefined;
			activation = 'activate';
		},
		settled: async () => {
			while (underWay.size > 0) await Promise.all(underWay);
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

async function listening(app: Express): Promise<Server> {
	return await new Promise((resolve, reject) => {
		const server = app.listen(0, '127.0.0.1', () => resolve(server)).once('error', reject);
	});
}

/** n8n reads the bytes before it looks at the node, and hands them over as `rawBody`. */
async function readRaw(request: Request): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	request.rawBody = Buffer.concat(chunks);
	request.readRawBody = async () => await Promise.resolve();
}

/** A workflow that consists of the trigger alone. */
export function workflowAround(
	setup: Setup,
	parameters: INodeParameters,
	id: string,
	staticData: IDataObject,
): Workflow {
	const credentials = Object.fromEntries(setup.credentialTypes.map(({ name }) => [name, { id: '1', name }]));
	const trigger: INode = {
		id: 'trigger-1',
		name: 'Trigger',
		type: 'CUSTOM.trigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId: `hook-of-${id}`,
		parameters,
		credentials,
		...setup.settings,
	};
	const nodeTypes = {
		getByName: () => setup.node,
		getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(setup.node),
		getKnownTypes: () => ({}),
	};
	const settings = { executionOrder: 'v1', timezone: 'UTC' } as const;
	return new Workflow({ id, nodes: [trigger], connections: {}, nodeTypes, active: true, settings, staticData });
}

/** What n8n knows of a webhook that is called. */
export function webhookData(setup: Setup, workflow: Workflow, node: INode, kind: Kind): IWebhookData {
	const webhookDescription = setup.node.description.webhooks?.[0];
	if (!webhookDescription) throw new Error('The node has no webhook');
	return {
		httpMethod: 'POST',
		node: node.name,
		path: NodeHelpers.getNodeWebhookPath(workflow.id, node, 'webhook'),
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData(setup),
		...(kind === 'webhook-test' && { isTest: true }),
	};
}
