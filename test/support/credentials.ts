import { getAdditionalKeys } from 'n8n-core';
import { ICredentialsHelper } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** Values of credentials by credential type, as a user would have typed them. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

let worlds = 0;

/** The same credentials with a value of their own: rate limits that one test has met must not slow the next one down. */
export function unmistakable(credentials: CredentialData): CredentialData {
	const world = `test ${++worlds}`;
	return Object.fromEntries(Object.entries(credentials).map(([type, data]) => [type, { ...data, world }]));
}

/**
 * Does with credentials what n8n's server does: resolves expressions for the item that asks, hands out copies, calls
 * `authenticate`, and calls `preAuthentication` when the hidden token is empty or a request was refused. As n8n 2.8 it then
 * stores the resolved values in place of the expressions.
 */
export class TestCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: Record<string, ICredentialType>,
		private readonly data: CredentialData,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types[name]?.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string) {
		return this.typeOf(name).properties;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_node: unknown,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		await Promise.resolve();
		const stored = structuredClone(this.dataOf(type)) as INodeParameters;
		if (!values) return stored as ICredentialDataDecryptedObject;
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = values;
		// As n8n's credentials-helper.js (applyDefaultsAndOverwrites) calls it.
		return workflow.expression.getParameterValue(
			stored,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null),
			executeData,
			false,
			stored,
		) as ICredentialDataDecryptedObject;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.typeOf(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!type.preAuthentication || !expirable) return undefined;
		const testing = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !expired && !testing) return undefined;
		const output = (await type.preAuthentication.call(helpers, credentials)) as ICredentialDataDecryptedObject;
		if (output[expirable.name] === undefined || !node.credentials) return undefined;
		// Storing takes n8n a while, in which other requests still read the old token.
		await new Promise<void>((resolve) => setImmediate(resolve));
		return Object.assign(this.dataOf(typeName), Object.assign(credentials, output));
	}

	async runPreAuthentication(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(typeName);
		if (typeof authenticate !== 'function') throw new Error(`${typeName} has no authenticate function`);
		return await authenticate(credentials, options);
	}

	async getCredentials(): Promise<ICredentials> {
		return await Promise.reject(new Error('not used by the engine'));
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getOAuth2Options(): undefined {
		return undefined;
	}

	private typeOf(name: string): ICredentialType {
		const type = this.types[name];
		if (!type) throw new Error(`There is no credential type ${name}`);
		return type;
	}

	private dataOf(name: string): ICredentialDataDecryptedObject {
		const data = this.data[name];
		if (!data) throw new Error(`There are no credentials of type ${name}`);
		return data;
	}
}
