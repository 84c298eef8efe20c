import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import type { ReadFile } from './files';
import { type RunState } from '../operation/runState';

/** Where rows come from: n8n's view of them, the same for workflows and for AI tools. */
export interface ItemSource {
	node: INode;
	items: INodeExecutionData[];
	runState: RunState;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	/** Whether the row failing is to be output rather than to stop the workflow. */
	continueOnFail: boolean;
	cancelSignal?: AbortSignal;
	parameter: (name: string, row: number, fallback: unknown) => unknown;
	file?: ReadFile;
	credentials: (type: string) => Promise<ICredentialDataDecryptedObject>;
	http: (type: string, options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
}
