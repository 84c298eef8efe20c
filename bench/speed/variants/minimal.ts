import type { ICredentialType, IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { Client, PageQuery } from '../services/plain';

/** The credential of the minimal node: headers set by a function, as ours do. */
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
 * The least that a programmatic node can do in n8n: it reads each expression once, sends through n8n's helper with the
 * request options that our nodes use, so many at once as `concurrency` says, and links its items. It checks nothing,
 * repeats nothing, and remembers nothing.
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
	const count = context.getInputData().length;
	const items: INodeExecutionData[] = [];
	let next = 0;
	const lane = async () => {
		while (next < count) {
			const item = next++;
			const to = context.getNodeParameter('to', item) as string;
			const text = context.getNodeParameter('text', item) as string;
			const { path, body } = client.send({ to, text });
			items[item] = { json: await request(context, { method: 'POST', url: path, body }), pairedItem: { item } };
		}
	};
	const width = context.getNodeParameter('concurrency', 0) as number;
	await Promise.all(Array.from({ length: width }, lane));
	return items;
}

async function list(context: IExecuteFunctions, client: Client): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	let answer: unknown;
	let qs: PageQuery | undefined;
	for (let page = 1; ; page++) {
		qs = client.next(page, answer, qs);
		if (!qs) return items;
		answer = await request(context, { method: 'GET', url: client.listPath, qs });
		for (const json of client.records(answer)) items.push({ json, pairedItem: { item: 0 } });
	}
}

type Parts = { method: 'GET' | 'POST'; url: string; body?: IDataObject; qs?: IDataObject };

async function request(context: IExecuteFunctions, parts: Parts): Promise<IDataObject> {
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
