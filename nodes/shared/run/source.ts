import type {
	ICredentialDataDecryptedObject,
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
	credentials: (type: string) => Promise<ICredentialDataDecryptedObject>;
	http: (type: string, options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
}
