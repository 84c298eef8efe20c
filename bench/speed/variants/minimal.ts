import type { ICredentialType, IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { pagesOf, type Client } from '../services/client';
import { concurrently } from './concurrently';

/** The credential of the minimal node. A function sets the headers, as in the credentials of this package. */
export function minimalCredential(client: Client): ICredentialType {
	return {
		name: 'benchApi',
		displayName: 'Bench API',
		properties: [],
		authenticate: async ({ baseUrl }, request) => ({
			...request,
			baseURL: baseUrl as string,
			headers: { ...request.headers, ...client.headers },
		}),
	};
}

/**
 * The smallest programmatic node that does the same job: the baseline for what n8n itself costs. It reads each expression
 * once, sends through n8n's helper with the request options of our nodes, runs `concurrency` requests at a time, and links
 * its output items to the input items. It has no validation, no retries, and no Skip If Already Sent.
 */
export function minimalNode(client: Client): INodeType {
	const field = { type: 'string', default: '' } as const;
	return {
		description: {
			displayName: 'Minimal',
			name: 'minimal',
			group: ['output'],
			version: 1,
			description: '',
			defaults: { name: 'Minimal' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'benchApi', required: true }],
			properties: [
				{ displayName: 'Operation', name: 'operation', ...field },
				{ displayName: 'To', name: 'to', ...field },
				{ displayName: 'Text', name: 'text', ...field },
				{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 10 },
			],
		},
		async execute() {
			return [await (this.getNodeParameter('operation', 0) === 'list' ? list(this, client) : send(this, client))];
		},
	};
}

async function send(context: IExecuteFunctions, client: Client): Promise<INodeExecutionData[]> {
	const concurrency = context.getNodeParameter('concurrency', 0) as number;
	return await concurrently(context.getInputData().length, concurrency, async (item) => {
		const to = context.getNodeParameter('to', item) as string;
		const text = context.getNodeParameter('text', item) as string;
		const { path, body } = client.send({ to, text });
		return { json: await request(context, { method: 'POST', url: path, body }), pairedItem: { item } };
	});
}

async function list(context: IExecuteFunctions, client: Client): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const pages = pagesOf(client, (qs) => request(context, { method: 'GET', url: client.listPath, qs }));
	for await (const records of pages) {
		for (const json of records) items.push({ json, pairedItem: { item: 0 } });
	}
	return items;
}

type RequestParts = { method: 'GET' | 'POST'; url: string; body?: IDataObject; qs?: IDataObject };

async function request(context: IExecuteFunctions, parts: RequestParts): Promise<IDataObject> {
	const options = {
		...parts,
		arrayFormat: 'repeat',
		json: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		timeout: 30_000,
	} as const;
	const answer = (await context.helpers.httpRequestWithAuthentication.call(context, 'benchApi', options)) as {
		statusCode: number;
		body: IDataObject;
	};
	if (answer.statusCode >= 300) throw new Error(`The server answered ${answer.statusCode}`);
	return answer.body;
}
