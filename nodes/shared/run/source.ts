import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import { type RunState } from '../operation/runState';
import type { ReadFile } from './files';

/** n8n's view of the items, the same for workflows and AI tools. `nodes/shared/n8n/sources.ts` makes it. */
export interface ItemSource {
	node: INode;
	items: INodeExecutionData[];
	runState: RunState;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	/** Whether a failing row becomes an item instead of stopping the workflow. */
	continueOnFail: boolean;
	cancelSignal?: AbortSignal;
	parameter: (name: string, itemIndex: number, fallback: unknown) => unknown;
	file?: ReadFile;
	/** Reads the credential, with the expressions in it resolved for this row. Throws n8n's error when it cannot be had. */
	credentials: (type: string, itemIndex: number) => Promise<ICredentialDataDecryptedObject>;
	http: AuthenticatedHttp;
	/** Sends requests without a credential, e.g. for an access token. */
	helpers: IHttpRequestHelper['helpers'];
}

/** Sends a request with the authentication of a credential type, from these values of its fields. */
export type AuthenticatedHttp = (
	type: string,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
) => Promise<IN8nHttpFullResponse>;
