import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { additionalData, makeWorkflow } from './workflow';

/** What "Test" in the editor says about a credential: 'OK', or why not. Goes about it as n8n's server does. */
export async function testCredential(type: ICredentialType, data: ICredentialDataDecryptedObject): Promise<string> {
	const { request, rules = [] } = type.test ?? { request: {} };
	const nodeType: INodeType = {
		description: {
			displayName: 'No Operation',
			name: 'noOp',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'No Operation' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type.name, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } }],
		},
	};
	const node: INode = {
		id: 'temp',
		parameters: {},
		name: 'Temp-Node',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		credentials: { [type.name]: { id: '1', name: type.name } },
	};
	const workflow = makeWorkflow({ nodes: [node], connections: {} }, { [node.type]: nodeType });
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		workflow.getNode(node.name) ?? node,
		additionalData({ credentialTypes: [type], credentials: { [type.name]: data } }),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		input,
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = { id: '1', name: type.name, type: type.name, data };
	try {
		const answer = await new RoutingNode(context, nodeType, decrypted).runNode();
		return verdictOnBody(rules, answer?.[0]?.[0]?.json);
	} catch (error) {
		return verdictOnError(rules, error);
	}
}

type Rules = NonNullable<NonNullable<ICredentialType['test']>['rules']>;

function verdictOnError(rules: Rules, error: unknown): string {
	const { cause, message } = error as { cause?: { response?: { status: number }; code?: string }; message: string };
	const status = cause?.response?.status;
	if (status === undefined) return cause?.code ?? message;
	const rule = rules.find(({ type, properties }) => type === 'responseCode' && properties.value === status);
	return rule?.properties.message ?? `Received HTTP status code: ${status}`;
}

function verdictOnBody(rules: Rules, json: unknown): string {
	for (const rule of rules) {
		if (rule.type !== 'responseSuccessBody') continue;
		const path = rule.properties.key.replace(/\[(\d+)\]/g, '.$1').split('.');
		const found = path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], json);
		if (found === rule.properties.value) return rule.properties.message;
	}
	return 'OK';
}
